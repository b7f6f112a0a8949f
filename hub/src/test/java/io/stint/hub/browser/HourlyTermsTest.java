package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import io.stint.hub.browser.Stage.Cast;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work by the hour, from the job to terms that both read in words. */
@ExtendWith(Stage.class)
class HourlyTermsTest {
    /** The village's rate is 57,000 EUR: ten hours, twice, at 25 EUR. */
    private static final String FUND = "0.00877193";

    @Test
    void anHourlyJobLeadsToHourlyTermsThatBothRead(Cast cast) {
        Person worker = cast.newcomer("Ifeoma").signIn();
        Person client = cast.newcomer("Wim").signIn();
        Page page = client.page();
        String job = post(client);
        client.at("/agreements/new?job=" + job + "&worker=" + worker.key().address());
        proposed(page, "#hourly-rate", "25");
        proposed(page, "#sum", FUND);
        proposed(page, "#claimCap", "0.0065789475");
        assertThat(page.locator("label[for=sum]")).hasText("What the client puts in at first");
        client.sees("€25.00 an hour, at most 10 hours a week, handed in every week.");
        client.look("terms-hourly");

        whatCannotBeIsSaidAtItsField(page);
        page.selectOption("#hourly-period", "month");
        page.selectOption("#hourly-periods", "1");
        proposed(page, "#sum", "0.01942983");
        page.fill("#sum", "0.009");
        page.selectOption("#hourly-rounding", "15 up entry");
        proposed(page, "#sum", "0.009");
        page.fill("#hourly-zone", "europe/madrid");
        page.locator("button[form=terms]").click();
        client.warned().agree("Go on");
        page.waitForURL(Pattern.compile(".*/agreements/0x.*"));

        String agreement = URI.create(page.url()).getPath();
        for (Person reader : new Person[] {client, worker}) {
            reader.at(agreement).sees("€25.00 an hour, at most 10 hours a week, handed in every month.");
            reader.sees("Days and weeks are those of Europe/Madrid.");
            reader.sees("The time of each entry counts by itself, in steps of 15 minutes; each step begun counts");
            reader.sees("Paid in rBTC, converted when it is approved, at the rate of: ");
            reader.look("room-hourly-terms");
        }
    }

    private static void whatCannotBeIsSaidAtItsField(Page page) {
        for (String[] wrong : new String[][] {
            {"#hourly-weekly", "200", "10"},
            {"#hourly-zone", "Europe/Nowhere", "UTC"},
            {"#hourly-zone", "+01:00", "UTC"},
            {"#hourly-rate", "1e3", "25"}
        }) {
            page.fill(wrong[0], wrong[1]);
            page.locator("button[form=terms]").click();
            assertThat(page.locator(wrong[0] + ":invalid")).hasCount(1);
            assertThat(page.locator("dialog[open]")).hasCount(0);
            page.fill(wrong[0], wrong[2]);
            assertThat(page.locator(wrong[0] + ":invalid")).hasCount(0);
        }
    }

    @Test
    void thePriceOfAllTheWorkStaysAsItWas(Cast cast) {
        Person client = cast.newcomer("Ruth").signIn();
        Page page = client.at("/agreements/new").page();
        assertThat(page.locator("#hourly")).isHidden();
        page.selectOption("#basis", "hourly");
        assertThat(page.locator("#hourly")).isVisible();
        page.fill("#hourly-rate", "0.0004");
        page.selectOption("#hourly-currency", "rBTC");
        page.fill("#hourly-weekly", "12,5");
        proposed(page, "#sum", "0.01");
        proposed(page, "#claimCap", "0.005");
        client.sees("0.0004 rBTC an hour, at most 12.5 hours a week, handed in every week.");
        page.selectOption("#basis", "");
        assertThat(page.locator("label[for=sum]")).hasText("Price of all the work");
        assertThat(page.locator("#hourly")).isHidden();
    }

    private static void proposed(Page page, String field, String value) {
        assertThat(page.locator(field)).hasValue(value, new HasValueOptions().setTimeout(Person.PATIENCE));
    }

    /** The job's id. */
    private static String post(Person client) {
        Page page = client.at("/jobs/new").page();
        page.fill("[name=title]", "Answer letters");
        page.fill("textarea[name=description]", "Ten hours a week, in the mornings.");
        page.fill("[name='pay.amount']", "25");
        page.selectOption("[name='pay.kind']", "hourly");
        page.fill("[name=hoursPerWeek]", "10");
        client.send(client.form("job"));
        page.waitForURL(Pattern.compile(".*/jobs/0x.*"));
        return URI.create(page.url()).getPath().substring("/jobs/".length());
    }
}
