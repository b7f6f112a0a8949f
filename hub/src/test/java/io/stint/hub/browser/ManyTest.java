package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Amount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A list of pay, from a file with mistakes to the chain. */
@ExtendWith(Stage.class)
class ManyTest {
    private static final Pattern RUN = Pattern.compile(".*/payroll/many/[0-9a-f-]{36}$");

    @Test
    void aListIsMendedAndToppedUpOnceThoughThePageIsClosedInTheMiddle(Cast cast) {
        Person client = cast.newcomer("Rosa").signIn();
        Payday payday = new Payday(cast, client.key());
        List<Hired> hired = IntStream.range(0, 3).mapToObj(_ -> payday.hire()).toList();
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
        List<Hired> hired = IntStream.range(0, 2).mapToObj(_ -> payday.hire()).toList();
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PHONE).signInAs(Village.CLIENT.name());
        Page page = client.page();

        client.at("/payroll/many");
        page.locator("#many-kind").selectOption("bonus");
        page.locator("#many-list").fill(list(hired, "0,002"));
        page.locator("form.card button").click();
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
