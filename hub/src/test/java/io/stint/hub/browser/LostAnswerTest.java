package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that leaves a wallet while the hub's answers are lost, or the hub is broken for a moment. */
@ExtendWith(Stage.class)
class LostAnswerTest {
    private static final String TRANSACTIONS = "**/api/transactions";
    /** Of a page that gets no answer, before it says so. */
    private static final int TRIES = 4;

    private static final String TOP_UP = "**/actions/topup*";

    @Test
    void aTransferIsPaidOnceHoweverOftenItIsSent(Cast cast) {
        Address receiver =
                PrivateKey.parse(Hash32.keccak("receives once").hex()).address();
        Person client = builtIn(cast).at("/wallet");
        Page page = client.page();
        long nonce = cast.node().pendingNonce(client.key().address());
        List<String> sent = losingAnswers(page);
        transfer(client, receiver, "0.01");
        client.inDialog("Try again").click();
        page.waitForCondition(() -> sent.size() == 2 * TRIES);
        page.unroute(TRANSACTIONS);
        client.inDialog("Try again").click();

        page.waitForURL("**/wallet/transactions/0x*");
        assertThat(Set.copyOf(sent)).as("the same bytes").hasSize(1);
        Scene.await(() -> cast.node().balance(receiver).equals(Scene.milli(10)));
        assertThat(cast.node().pendingNonce(client.key().address())).isEqualTo(nonce + 1);
    }

    /** Who looks in a second tab whether it arrived has it sent from there; the first does not know that. */
    @Test
    void anotherTabThatBringsItToTheHubDoesNotHaveItPaidTwice(Cast cast) {
        Address receiver =
                PrivateKey.parse(Hash32.keccak("seen in two tabs").hex()).address();
        Person client = builtIn(cast).at("/wallet");
        Page page = client.page();
        long nonce = cast.node().pendingNonce(client.key().address());
        page.route(TRANSACTIONS, Route::abort);
        transfer(client, receiver, "0.01");
        Page second = page.context().newPage();

        second.waitForResponse(TRANSACTIONS, () -> second.navigate(page.url()));
        Scene.await(() -> cast.node().balance(receiver).equals(Scene.milli(10)));
        second.close();
        page.unroute(TRANSACTIONS);
        client.inDialog("Try again").click();

        page.waitForURL("**/wallet/transactions/0x*");
        assertThat(cast.node().pendingNonce(client.key().address())).isEqualTo(nonce + 1);
    }

    /** What never arrived does not go out beside what puts it right. */
    @Test
    void aTransferThatIsPutRightIsPaidWithoutTheWrongOne(Cast cast) {
        Address receiver =
                PrivateKey.parse(Hash32.keccak("receives the right sum").hex()).address();
        Person client = builtIn(cast).at("/wallet");
        Page page = client.page();
        long nonce = cast.node().pendingNonce(client.key().address());
        page.route(TRANSACTIONS, Route::abort);
        Locator form = transfer(client, receiver, "0.02");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("Closing does not cancel it");
        client.inDialog("Close").click();
        page.unroute(TRANSACTIONS);

        form.locator("[name=amount]").fill("0.01");
        client.send(form);
        client.inDialog("Send").click();
        assertThat(dialog).containsText("What you sent before has no answer yet", Person.patient());
        assertThat(dialog).containsText("0.02 ");
        client.look("transfer-earlier");
        client.inDialog("Do not send it any more").click();
        assertThat(dialog).containsText("It may have arrived already", Person.patient());
        client.inDialog("Send").click();

        page.waitForURL("**/wallet/transactions/0x*");
        Scene.await(() -> cast.node().balance(receiver).equals(Scene.milli(10)));
        assertThat(cast.node().pendingNonce(client.key().address())).isEqualTo(nonce + 1);
    }

    @Test
    void aPageThatIsClosedBeforeTheAnswerHasPaidOnce(Cast cast) {
        Hash32 id = cast.scene().opened();
        Person client = builtIn(cast);
        Page page = client.page();
        long nonce = cast.node().pendingNonce(client.key().address());
        List<String> sent = losingAnswers(page);
        Locator form = topUp(client, id);
        client.send(form);
        client.inDialog("Send").click();
        assertThat(page.locator("dialog[open]")).containsText("No answer from the hub", Person.patient());
        page.navigate("about:blank");
        page.unroute(TRANSACTIONS);

        // The next page sends it once more, and says in the room that it is on its way.
        Request told = page.waitForRequest(TOP_UP, () -> client.at("/"));

        assertThat(told.postData()).contains("\"transaction\"");
        assertThat(Set.copyOf(sent)).as("the same bytes").hasSize(1);
        Scene.await(() -> funded(cast, id).equals(Scene.milli(110)));
        assertThat(cast.node().pendingNonce(client.key().address())).isEqualTo(nonce + 1);
    }

    @Test
    void whatAWalletHasSentIsToldAgainToAHubThatWasBroken(Cast cast) {
        PrivateKey key = PrivateKey.parse(Hash32.keccak("tells it again").hex());
        cast.fund(key, 10_000);
        Hash32 id = Payday.ofInjected(cast, key).hire().agreement();
        Person client = cast.enter("Svea", key, Looks.PLAIN).signIn();
        long nonce = cast.node().pendingNonce(client.key().address());
        List<String> tries = new ArrayList<>();
        client.page().route(TOP_UP, route -> {
            tries.add(route.request().headerValue("idempotency-key")
                    + route.request().postData());
            if (tries.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\":\"/problems/database-away\",\"title\":\"The hub is not reachable now\"}"));
            } else {
                route.resume();
            }
        });

        client.act(topUp(client, id), "Send");

        assertThat(tries).hasSize(2);
        assertThat(Set.copyOf(tries)).as("the same request").hasSize(1);
        Scene.await(() -> funded(cast, id).equals(Scene.milli(110)));
        assertThat(cast.node().pendingNonce(client.key().address())).isEqualTo(nonce + 1);
    }

    /** Somebody whose key is in the browser: what it signs goes through the hub. */
    private static Person builtIn(Cast cast) {
        return cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
    }

    /** The hub gets each transaction, and its answer is lost. @return what was sent */
    private static List<String> losingAnswers(Page page) {
        List<String> sent = new ArrayList<>();
        page.route(TRANSACTIONS, route -> {
            sent.add(route.request().postData());
            route.fetch();
            route.abort();
        });
        return sent;
    }

    /** Confirmed in the dialog, and without an answer. @return its form */
    private static Locator transfer(Person client, Address receiver, String amount) {
        Locator form = client.form("send");
        form.locator("[name=to]").fill(receiver.toString());
        form.locator("[name=amount]").fill(amount);
        client.send(form);
        client.inDialog("Send").click();
        assertThat(client.page().locator("dialog[open]")).containsText("No answer from the hub", Person.patient());
        return form;
    }

    private static Locator topUp(Person client, Hash32 id) {
        Locator form = new Room(client, "/agreements/" + id.hex()).form("topup");
        assertThat(form).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Person.PATIENCE));
        form.locator("[name=amount]").fill("0.01");
        return form;
    }

    private static Amount funded(Cast cast, Hash32 id) {
        return new EscrowReader(cast.node(), EscrowDeployment.address())
                .agreement(id)
                .funded();
    }
}
