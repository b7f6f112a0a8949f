package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
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
        assertThat(table(client))
                .filteredOn(row -> row.contains(",paid,"))
                .hasSize(2)
                .anyMatch(row -> row.contains(",0.014,rBTC,") && row.endsWith(",840"))
                .anyMatch(row -> row.contains(",0.003,rBTC,") && row.endsWith(",180"));
        client.sees("with the hours of 2 payments");
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

    /** Nobody approved it: the worker claimed it with the timesheet as evidence, and the client paid. */
    @Test
    void aClaimIsForTheHoursOfItsTimesheet(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hire();
        DocumentId sheet = payday.handIn(hired, false, 5);
        conceded(cast, hired, Map.of("sum", Scene.wei(5), "evidence", sheet.toString()));
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        client.at("/reports?as=client&zone=UTC&by=year&agreement="
                + hired.agreement().hex());

        client.sees("Hours paid for on this page: 5:00 h");
        assertThat(table(client)).anyMatch(row -> row.contains(",paid,0.005,rBTC,") && row.endsWith(",300"));
    }

    /** What cannot be opened is said, and the hub's own file is there still. */
    @Test
    void withoutTheHoursTheTableIsThereAndTheReasonIsSaid(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hire();
        conceded(cast, hired, Map.of("sum", Scene.wei(2)));
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        client.at("/reports?as=client&zone=UTC&by=year&agreement="
                + hired.agreement().hex());
        client.sees("No payment on this page names hours.");
        client.page().route("**/api/reports/hours*", Route::abort);
        client.page().locator("#csv").click();
        client.sees("The hours could not be put into the table: the hub does not answer.");

        assertThat(table(client))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("time_utc,")
                .endsWith(",transaction");
    }

    private static void conceded(Cast cast, Hired hired, Map<String, String> claim) {
        hired.worker().act(hired.agreement(), "claim", claim);
        Scene.await(() -> state(hired).equals("pending"));
        cast.scene().client.act(hired.agreement(), "concede", Map.of());
        Scene.await(() -> state(hired).equals("conceded"));
    }

    private static String state(Hired hired) {
        return Scene.claim(Payday.room(hired.worker(), hired.agreement()));
    }

    /** What the button saves. */
    private static List<String> table(Person person) {
        Download saved = person.page()
                .waitForDownload(() -> person.page().locator("#csv").click());
        try {
            return Files.readAllLines(saved.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
