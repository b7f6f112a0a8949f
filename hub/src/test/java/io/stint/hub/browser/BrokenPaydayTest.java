package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weeks approved by a page that is closed in between, and by a wallet that asks each time. */
@ExtendWith(Stage.class)
class BrokenPaydayTest {
    private static final int WEEKS = 25;
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(Person.PATIENCE);

    /** The request is lost on its way, or the hub's answer is. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageThatIsClosedWhileItSendsHasApprovedAllOnce(boolean arrives, Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        List<Hired> hired = IntStream.range(0, 3).mapToObj(_ -> payday.hire()).toList();
        hired.forEach(each -> payday.handIn(each, false, 8, 6));
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        client.at("/payroll");
        assertThat(cards(client)).hasCount(3, SOON);
        AtomicInteger lost = new AtomicInteger();
        client.page().route("**/api/vouchers", route -> {
            if (arrives) {
                route.fetch();
            }
            lost.incrementAndGet();
            route.abort();
        });

        approveAll(client);
        client.page().waitForCondition(() -> lost.get() > 0);
        client.page().navigate("about:blank");
        client.page().unroute("**/api/vouchers");

        hired.forEach(each -> assertThat(vouchers(each)).isEqualTo(arrives ? 1 : 0));
        client.at("/payroll");
        hired.forEach(each -> Scene.await(() -> vouchers(each) == 1));
        // The page sent it, and shows itself anew.
        nothingIsLeft(client);
        hired.forEach(each -> payday.paid(each, 14));
        hired.forEach(each -> assertThat(vouchers(each)).isEqualTo(1));
    }

    /** In the ten seconds in which it could be taken back. */
    @Test
    void aPageThatIsClosedBeforeItSendsHasApprovedNothing(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hire();
        payday.handIn(hired, false, 8, 6);
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        client.at("/payroll");
        approveAll(client);
        client.page().locator("button:text-is('Take it back')").waitFor();
        client.page().navigate("about:blank");

        client.at("/payroll");
        assertThat(cards(client)).hasCount(1, SOON);
        assertThat(vouchers(hired)).isZero();
        approveAll(client);
        nothingIsLeft(client);
        payday.paid(hired, 14);
    }

    @Test
    void anExtensionIsAskedOnceForAWeekAndOnceForAHundred(Cast cast) {
        PrivateKey key = PrivateKey.parse(Hash32.keccak("payday of Ulla").hex());
        cast.fund(key, 10_000);
        Payday payday = Payday.ofInjected(cast, key);
        List<Hired> hired = IntStream.range(0, 4).mapToObj(_ -> payday.hire()).toList();
        payday.handIn(hired.getFirst(), false, 1);
        Person client = cast.enter("Ulla", key, Looks.PLAIN).signIn();
        assertThat(promptsOf(client, 1)).isEqualTo(1);

        for (Hired each : hired) {
            for (int week = 1; week <= WEEKS; week++) {
                payday.handIn(each, Payday.MONDAY.minusWeeks(week), false, 1);
            }
        }
        assertThat(promptsOf(client, 4 * WEEKS)).isEqualTo(1);
        payday.paid(hired.getFirst(), WEEKS + 1);
        payday.paid(hired.getLast(), WEEKS);
    }

    /** How often the wallet is asked until all of these are approved. */
    private static int promptsOf(Person client, int weeks) {
        client.at("/payroll");
        assertThat(cards(client)).hasCount(weeks, SOON);
        int before = client.wallet().prompts();
        approveAll(client);
        nothingIsLeft(client);
        return client.wallet().prompts() - before;
    }

    private static void approveAll(Person client) {
        client.page().locator("#approve-all").click();
        client.page().locator("dialog[open] .btn.go").click();
    }

    private static void nothingIsLeft(Person client) {
        client.page().locator(".card.empty").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
    }

    private static int vouchers(Hired hired) {
        return Payday.room(hired.worker(), hired.agreement()).get("vouchers").size();
    }

    private static Locator cards(Person client) {
        return client.page().locator("ul.works > li.card");
    }
}
