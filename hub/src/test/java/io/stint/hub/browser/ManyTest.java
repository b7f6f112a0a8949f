package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A list of pay, from a file with mistakes to the chain. */
@ExtendWith(Stage.class)
class ManyTest {
    private static final Pattern RUN = Pattern.compile(".*/payroll/many/[0-9a-f-]{36}$");

    @Test
    void aListIsMendedAndToppedUpOnceThoughThePageIsClosedInTheMiddle(Cast cast) {
        Person client = cast.newcomer("Rosa").signIn();
        Payday payday = new Payday(cast, client.key());
        List<Hired> hired = hire(payday, 3);
        Page page = client.page();

        client.at("/payroll/many");
        String good = list(hired, "0,001");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "week.csv",
                        "text/csv",
                        (good + "Nobody;0,001;\n" + hired.get(0).worker().address() + ";0,5;\n")
                                .getBytes(StandardCharsets.UTF_8)));
        client.sees("Line 5, worker: there is no agreement of 'Nobody' that is yours");
        assertThat(page.locator("#many-begin")).hasCount(0);
        client.look("many-problems");
        page.locator("#many-list").fill(good);
        client.button("Look at it").click();
        page.locator("#many-begin").waitFor();
        client.look("many-review");

        cast.node().rpc().once("evm_setAutomine", false);
        page.route("**/sent", Route::abort);
        page.locator("#many-begin").click();
        page.locator("dialog[open] .btn.go").waitFor();
        client.look("dialog-many");
        page.locator("dialog[open] .btn.go").click();
        page.waitForURL(RUN);
        long before = cast.node().nonce(client.key().address());
        // The wallet answers while the page is waited for.
        page.waitForCondition(() -> cast.node().pendingNonce(client.key().address()) == before + 1);
        String run = page.url();
        // The hub never hears of it: the page is left when the wallet has just sent it.
        client.at("/");
        page.navigate(run);
        page.locator("#run-go").waitFor();
        client.look("many-run");
        page.locator("#run-go").click();
        client.sees("Waiting for a block");
        cast.node().rpc().once("evm_setAutomine", true);
        cast.node().rpc().once("evm_mine");

        client.sees("All that could be done is done: 3 of 3");
        client.look("many-done");
        hired.forEach(one -> assertThat(funded(cast, one)).isEqualTo(Scene.milli(101)));
        assertThat(cast.node().nonce(client.key().address())).isEqualTo(before + 1);
    }

    @Test
    void onAPhoneABonusIsPaidWithTheBrowsersOwnWallet(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        List<Hired> hired = hire(payday, 2);
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PHONE).signInAs(Village.CLIENT.name());
        Page page = client.page();

        handIn(client, "bonus", list(hired, "0,002"));
        page.locator("#many-begin").click();
        page.locator("dialog[open] .btn.go").click();

        client.sees("All that could be done is done: 2 of 2");
        client.look("many-phone");
        hired.forEach(one -> {
            assertThat(funded(cast, one)).isEqualTo(Scene.milli(102));
            assertThat(reader(cast).agreement(one.agreement()).drawn()).isEqualTo(Scene.milli(2));
        });
        client.at("/payroll/many");
        Locator line = page.locator(".entry-line").first();
        assertThat(line).containsText("Bonus");
        client.look("many-lists");
    }

    /** What is signed is a total: whoever has it draws all of it. So a hub must not put another into the wallet's request. */
    @Test
    void anApprovalIsSignedForTheTotalsThatWereConfirmed(Cast cast) {
        Person client = cast.newcomer("Selma").signIn();
        Payday payday = new Payday(cast, client.key());
        List<Hired> hired = hire(payday, 2);
        Page page = client.page();
        handIn(client, "approve", list(hired, "0,003"));
        client.sees("0 rBTC → 0.003 rBTC");
        client.sees(shortened(hired.get(0)));
        client.look("many-approve");
        page.route("**/next", route -> {
            APIResponse honest = route.fetch();
            String dearer = honest.text().replace(Scene.wei(3), Scene.wei(90));
            route.fulfill(new Route.FulfillOptions().setResponse(honest).setBody(dearer));
        });
        page.locator("#many-begin").click();
        page.locator("dialog[open] .btn.go").click();

        client.sees("The totals to sign are not those that you confirmed.");
        hired.forEach(one -> assertThat(vouchers(one)).isEmpty());
        client.look("many-other-totals");
        page.unroute("**/next");
        page.locator("#run-go").click();

        client.sees("All that could be done is done: 2 of 2");
        hired.forEach(
                one -> assertThat(vouchers(one).get(0).get("total").asString()).isEqualTo(Scene.wei(3)));
    }

    /** The wallet tells a hash, and what it sent is dropped before the hub's node has it; then its owner cancels it. */
    @Test
    void whatNoNodeHasSeenIsGivenUpWithACheckMark(Cast cast) {
        Person client = cast.newcomer("Nora").signIn();
        Payday payday = new Payday(cast, client.key());
        List<Hired> hired = hire(payday, 1);
        Page page = client.page();
        handIn(client, "topup", list(hired, "0,001"));
        long nonce = cast.node().nonce(client.key().address());
        cast.node().rpc().once("evm_setAutomine", false);
        page.route("**/sent", route -> {
            cast.node().rpc().once("anvil_dropAllTransactions");
            route.resume();
        });
        page.locator("#many-begin").click();
        page.locator("dialog[open] .btn.go").click();
        client.sees("Waiting for a block");
        cast.node().rpc().once("evm_setAutomine", true);
        page.unroute("**/sent");
        cancel(cast, client, nonce);

        client.sees("no node knows it");
        client.look("dialog-lost");
        assertThat(page.locator("dialog[open] .btn.go")).isDisabled();
        page.getByLabel("My wallet shows it as cancelled or failed").check();
        page.locator("dialog[open] .btn.go").click();

        client.sees("All that could be done is done: 1 of 1");
        assertThat(funded(cast, hired.getFirst())).isEqualTo(Scene.milli(101));
    }

    private static void cancel(Cast cast, Person client, long nonce) {
        cast.node()
                .sendRaw(new UnsignedTransaction.Legacy(
                                cast.node().chainId(),
                                nonce,
                                cast.node().gasPrice(),
                                21_000,
                                Optional.of(client.key().address()),
                                Amount.ZERO,
                                Bytes.EMPTY)
                        .sign(client.key())
                        .raw());
    }

    private static List<Hired> hire(Payday payday, int workers) {
        return IntStream.range(0, workers).mapToObj(_ -> payday.hire()).toList();
    }

    private static void handIn(Person client, String kind, String list) {
        client.at("/payroll/many");
        client.page().locator("#many-kind").selectOption(kind);
        client.page().locator("#many-list").fill(list);
        client.button("Look at it").click();
    }

    private static JsonNode vouchers(Hired hired) {
        return Payday.room(hired.worker(), hired.agreement()).get("vouchers");
    }

    private static String shortened(Hired hired) {
        String address = hired.worker().address().toString();
        return address.substring(0, 6) + "…" + address.substring(38);
    }

    private static String list(List<Hired> hired, String amount) {
        return "worker;amount;memo\n"
                + hired.stream()
                        .map(one -> one.worker().address() + ";" + amount + ";Thank you\n")
                        .collect(Collectors.joining());
    }

    private static EscrowReader reader(Cast cast) {
        return new EscrowReader(cast.node(), EscrowDeployment.address());
    }

    private static Amount funded(Cast cast, Hired hired) {
        return reader(cast).agreement(hired.agreement()).funded();
    }
}
