package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A client's week, from what was handed in to what is drawn. */
@ExtendWith(Stage.class)
class PayrollTest {
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(Person.PATIENCE);

    /** How many lendings of this browser have no answer. */
    private static final String PENDING = """
            () => new Promise(resolve => {
              indexedDB.open('stint').onsuccess = ({target: {result: database}}) => {
                database.transaction('pending').objectStore('pending').getAll().onsuccess =
                    ({target: {result: all}}) => resolve(all.filter(({url}) => url === '/api/standing').length);
              };
            })""";

    @Test
    void twelveWeeksAreApprovedWithOneSignatureAndOneOfThemChanged(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        List<Hired> hired = IntStream.range(0, 12).mapToObj(_ -> payday.hire()).toList();
        hired.forEach(each -> payday.handIn(each, false, 8, 6));
        // One of them with an odd day.
        payday.handIn(hired.getLast(), false, 8, 14);
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());

        client.at("/payroll");
        assertThat(cards(client)).hasCount(12, SOON);
        client.look("payroll");
        client.page().locator(".tag.wait").first().click();
        Locator odd = cards(client)
                .filter(new Locator.FilterOptions().setHas(client.page().locator("details.fold[open]")));
        strike(odd.locator("li.entry").last(), "The shop closed at three.");
        client.look("payroll-changed");
        client.page().locator("#approve-all").click();
        client.page().locator("dialog[open] .btn.go").waitFor();
        client.look("dialog-payroll");
        client.inDialog("Sign").click();

        client.page().locator(".card.empty").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
        for (Hired each : hired) {
            payday.paid(each, each.equals(hired.getLast()) ? 8 : 14);
        }
        client.at("/payroll");
        client.sees("Nothing to approve");
        client.look("payroll-empty");
    }

    @Test
    void onAPhoneAnEntryIsShortened(Cast cast) {
        PrivateKey key = Village.WORKER.key();
        Payday payday = new Payday(cast, key);
        Hired hired = payday.hire();
        payday.handIn(hired, false, 8, 6);
        Person client = cast.enter("Amara", key, Looks.PHONE).signInAs(Village.WORKER.name());

        client.at("/payroll");
        assertThat(cards(client)).hasCount(1, SOON);
        client.page().locator("details.fold > summary").first().click();
        Locator entry = client.page().locator("li.entry").last();
        entry.locator("summary").click();
        entry.locator("input[type=text]").fill("Left at noon");
        entry.locator("input[type=datetime-local]").last().fill(Payday.MONDAY.plusDays(1) + "T12:00");
        entry.locator("button").nth(1).click();
        assertThat(client.page().locator(".tag.wait").first()).isVisible();
        client.look("payroll-phone");
        client.page().locator("#approve-all").click();
        client.page().locator("dialog[open] .btn.go").click();

        client.page().locator(".card.empty").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
        payday.paid(hired, 12);
    }

    @Test
    void aKeyOfTheBrowserApprovesRunningHoursUntilItIsStopped(Cast cast) {
        PrivateKey key = Village.ARBITER.key();
        Payday payday = new Payday(cast, key);
        Hired hired = payday.hire();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate monday =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(7);
        payday.handIn(hired, monday, true, 2);
        Person client = cast.enter("Jorge", key, Looks.PLAIN).signInAs(Village.ARBITER.name());

        client.at("/payroll");
        client.page().locator("#standing").waitFor();
        client.page().locator("details.fold:has(form) > summary").click();
        client.look("payroll-lend");
        client.page().locator("details.fold form button").click();
        client.page().locator("dialog[open] .btn.go").click();

        Locator empty = client.page().locator(".card.empty");
        empty.waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
        JsonNode voucher =
                Payday.room(hired.worker(), hired.agreement()).get("vouchers").get(0);
        assertThat(voucher.get("delegation").get("key").asString())
                .isEqualTo(voucher.get("signer").asString());
        client.look("payroll-lent");
        // More of the same days: the page approves what came since, and not again what it approved before.
        payday.handIn(hired, monday, true, 2, 3);
        client.at("/payroll");
        empty.waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
        payday.paid(hired, 5);

        client.button("Stop at once").click();
        client.page()
                .locator("form button:has-text('Go on')")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        payday.handIn(hired, monday, true, 2, 3, 4);
        client.at("/payroll");
        assertThat(cards(client)).hasCount(1, SOON);
        client.sees("Whoever stole it could still approve");
        client.look("payroll-stopped");
    }

    /** It is neither there beside the newer one, nor does a later page bring it back. */
    @Test
    void aLendingThatDidNotArriveDoesNotTakeTheNewersPlace(Cast cast) {
        PrivateKey key = PrivateKey.parse(Hash32.keccak("lends twice").hex());
        cast.fund(key, 10_000);
        Payday payday = Payday.ofInjected(cast, key);
        Hired hired = payday.hire();
        payday.handIn(hired, true, 2);
        Person client = cast.enter("Runa", key, Looks.PLAIN).signIn();
        Hand hand = Hand.ofInjected(cast.village(), key);
        client.at("/payroll");
        client.page().route("**/api/standing", Route::abort);
        lend(client, 168);
        assertThat(client.page().locator("dialog[open]")).containsText("No answer from the hub", Person.patient());
        client.page().locator("section:has(> #standing)").evaluate("section => { section.dataset.before = ''; }");
        client.inDialog("Close").click();
        client.page().unroute("**/api/standing");
        client.page().locator("section:not([data-before]) > #standing").waitFor();

        lend(client, 40);
        client.button("Stop at once").waitFor();
        assertThat(client.page().evaluate(PENDING)).isEqualTo(0);
        assertThat(hand.get("/api/standing").ok()).hasSize(1);
        client.at("/payroll");
        client.button("Stop at once").click();
        client.page()
                .locator("form button:has-text('Go on')")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        JsonNode only = hand.get("/api/standing").ok();
        assertThat(only).hasSize(1);
        assertThat(only.get(0).get("weekMinutes").asInt()).isEqualTo(40 * 60);
        assertThat(only.get(0).has("stopped")).isTrue();
    }

    private static void lend(Person client, int hoursAWeek) {
        client.page().locator("#standing").waitFor();
        client.page().locator("details.fold:has(form) > summary").click();
        client.page().locator("details.fold form input[type=number]").last().fill(Integer.toString(hoursAWeek));
        client.page().locator("details.fold form button").click();
        client.page().locator("dialog[open] .btn.go").click();
    }

    /** Nothing says for which hours it is: whoever ticks them has looked. */
    @Test
    void beforeAClaimOfWhichNoTimesheetIsHereNothingIsTicked(Cast cast) {
        PrivateKey key = Village.CLIENT.key();
        Payday payday = new Payday(cast, key);
        Hired hired = payday.hire();
        payday.handIn(hired, false, 8, 6);
        hired.worker().act(hired.agreement(), "claim", Map.of("sum", Scene.wei(14)));
        Scene.await(() ->
                Scene.claim(Payday.room(hired.worker(), hired.agreement())).equals("pending"));
        Person client = cast.enter("Lena", key, Looks.PLAIN).signInAs(Village.CLIENT.name());

        client.at("/payroll");

        Locator card =
                cards(client).filter(new Locator.FilterOptions().setHasText("A claim may be for the same hours"));
        assertThat(card).hasCount(1, SOON);
        assertThat(card.locator("input[type=checkbox]").first()).not().isChecked();
        client.sees("no timesheet here says for which hours");
        client.look("payroll-stray-claim");
    }

    private static Locator cards(Person client) {
        return client.page().locator("ul.works > li.card");
    }

    private static void strike(Locator entry, String reason) {
        entry.locator("summary").click();
        entry.locator("input[type=text]").fill(reason);
        entry.locator("button").first().click();
    }
}
