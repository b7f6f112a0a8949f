package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import io.stint.hub.Village;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.crypto.PrivateKey;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was paid, with the hours that only the two sides can read, on the screen and on paper. */
@ExtendWith(Stage.class)
class ReportTest {
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(Person.PATIENCE);

    @Test
    void aClientReadsForHowManyHoursWorkersWerePaid(Cast cast) {
        PrivateKey key = Village.ARBITER.key();
        Payday payday = new Payday(cast, key);
        Hired one = payday.hire();
        Hired other = payday.hire();
        payday.handIn(one, false, 8, 6);
        payday.handIn(other, false, 3);
        Person client = cast.enter("Jorge", key, Looks.PLAIN).signInAs(Village.ARBITER.name());
        client.at("/payroll");
        client.page().locator("#approve-all").click();
        client.page().locator("dialog[open] .btn.go").click();
        client.page().locator(".card.empty").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
        payday.paid(one, 14);
        payday.paid(other, 3);
        String year = "/reports?as=client&zone=UTC&period="
                + cast.node().latestBlock().timestamp().atOffset(ZoneOffset.UTC).getYear();

        client.at(year + "&with=" + one.worker().address());
        Locator paid = client.page()
                .locator("table.lines tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Paid to workers"));
        assertThat(paid.locator("[data-hours-of]")).hasText("14:00 h", SOON);
        client.sees("Hours paid for on this page: 14:00 h");
        client.at(year);
        assertThat(client.page().locator("[data-hours-with='" + other.worker().address() + "']"))
                .hasText("3:00 h", SOON);
        client.look("report");
        onPaper(client.page());
        client.at("/reports?as=worker&period=1999&zone=UTC");
        client.sees("Nothing was paid in this period.");
        client.look("report-empty");

        Person spanish = cast.enter("Jorge", key, Looks.SPANISH).signInAs(Village.ARBITER.name());
        spanish.at(year).sees("Pagado a trabajadores");
        spanish.look("report-spanish");
        Person phone = cast.enter("Jorge", key, Looks.PHONE).signInAs(Village.ARBITER.name());
        phone.at(year).sees("Hours paid for on this page");
        phone.look("report-phone");
    }

    private static void onPaper(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("header.bar")).isHidden();
        assertThat(page.locator("form#report")).isHidden();
        assertThat(page.locator("#of")).isVisible();
        assertThat(page.locator("table.lines")).isVisible();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Stage.screens().resolve("report-paper.png")));
        assertThat(page.pdf()).as("a PDF").startsWith('%', 'P', 'D', 'F');
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
