package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hours at a rate in euro, approved by the rate that they were handed in at, or by the one of now. */
@ExtendWith(Stage.class)
class RateChoiceTest {
    private static final String CHOICE = "label.check:has-text('Take the rate of now')";
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(Person.PATIENCE);

    /** 57 EUR an hour: at 60,000 EUR a coin 0.00095 of it, at the village's 57,000 a thousandth. */
    @Test
    void theClientMayTakeTheRateOfNow(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hireInEuro();
        payday.handInAt(hired, "60000", 4);
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());

        Locator card = opened(client);
        assertThat(card).containsText("One coin was taken at 60,000 EUR, as the exchange said");
        assertThat(card).containsText("The hours are worth 0.004 rBTC then, not 0.0038 rBTC.");
        card.locator(CHOICE).locator("input").check();
        client.look("payroll-rate");
        approveAll(client);

        assertThat(voucher(hired)).isEqualTo(Scene.wei(4));
        payday.paid(hired, 4);
    }

    /** Over a fifth away: there is nothing to choose, and the hours count as they were handed in. */
    @Test
    void aRateThatIsTooFarAwayIsNoChoice(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hireInEuro();
        payday.handInAt(hired, "95000", 5);
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());

        Locator card = opened(client);
        assertThat(card).containsText("too far from the rate of the hours to be taken instead");
        assertThat(card.locator(CHOICE)).hasCount(0);
        approveAll(client);

        assertThat(voucher(hired)).isEqualTo(Scene.wei(3));
        payday.paid(hired, 3);
    }

    /** The week of the client, with its entries. */
    private static Locator opened(Person client) {
        client.at("/payroll");
        Locator cards = client.page().locator("ul.works > li.card");
        assertThat(cards).hasCount(1, SOON);
        cards.first().evaluate("card => card.querySelectorAll('details').forEach(one => { one.open = true; })");
        return cards.first();
    }

    private static void approveAll(Person client) {
        client.page().locator("#approve-all").click();
        client.page().locator("dialog[open] .btn.go").click();
        client.page().locator(".card.empty").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
    }

    private static String voucher(Hired hired) {
        return Payday.room(hired.worker(), hired.agreement())
                .get("vouchers")
                .get(0)
                .get("total")
                .asString();
    }
}
