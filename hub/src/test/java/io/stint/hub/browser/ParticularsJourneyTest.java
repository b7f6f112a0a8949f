package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.stint.hub.Village;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Hash32;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Employment in the terms, and particulars that the two sides give each other as they sign. */
@ExtendWith(Stage.class)
class ParticularsJourneyTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";
    private static final String WARNING = "wages of employees must be paid in legal tender";

    @Test
    void bothReadTheWarningAndEachOthersParticularsBeforeTheySign(Cast cast) {
        Person worker = cast.newcomer("Noor").signIn();
        Person client = cast.newcomer("Sten").signIn();
        String agreement = offer(client, worker);
        client.sees(WARNING);
        client.sees("By Kontor GmbH, no. 7");
        give(client, agreement, "Sten Ceramics " + HOSTILE, "SE556677889901");

        worker.at(agreement);
        Locator next = worker.page().locator("#next");
        assertThat(next).containsText(WARNING, Person.patient());
        assertThat(next).containsText("By Kontor GmbH, no. 7");
        assertThat(worker.page().locator("#books")).containsText("Sten Ceramics " + HOSTILE, Person.patient());
        worker.look("room-employee-accept");
        give(worker, agreement, "Noor Haddad", "12345678Z");
        worker.act(worker.form("accept"), "Sign");

        client.at(agreement);
        assertThat(client.page().locator("#books")).containsText("Noor Haddad", Person.patient());
        assertThat(client.page().locator("#books")).containsText("Calle Mayor 1");
        client.sees("gave particulars for the books");
        client.look("room-particulars");
    }

    /** The agreement's address. */
    private static String offer(Person client, Person worker) {
        Page page =
                client.at("/agreements/new?worker=" + worker.key().address()).page();
        page.fill("#title", "Letters");
        page.fill("#description", "In the mornings.");
        page.fill("#sum", "0.01");
        assertThat(page.locator("#payslip")).isHidden();
        page.selectOption("#work-as", "employee");
        assertThat(page.locator("#employee")).containsText(WARNING);
        page.fill("#payslip", "By Kontor GmbH, no. 7");
        client.look("terms-employee");
        page.locator("button[form=terms]").click();
        client.warned().agree("Go on");
        page.waitForURL(Pattern.compile(".*/agreements/0x.*"));
        return URI.create(page.url()).getPath();
    }

    private static void give(Person person, String agreement, String name, String taxId) {
        Page page = person.at(agreement).page();
        person.link("Give your particulars").click();
        page.waitForURL(Pattern.compile(".*/particulars"));
        page.fill("[name=name]", name);
        page.fill("[name=address]", "Calle Mayor 1\n28013 Madrid");
        page.selectOption("[name=country]", "ES");
        page.fill("[name=taxId]", taxId);
        person.look("particulars");
        page.locator("form[data-document=particulars] button").click();
        page.waitForURL(Pattern.compile(".*" + agreement));
        assertThat(page.locator("#books-mine")).isAttached();
    }

    @Test
    void whatWasGivenLastIsThereForTheNextAgreementAndIsCorrectedAndRemoved(Cast cast) {
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PHONE).signInAs(Village.WORKER.name());
        give(worker, room(cast.scene().opened()), "Amara Osei", "GHA-000111222");
        String agreement = room(cast.scene().opened());
        Page page = worker.at(agreement + "/particulars").page();
        worker.sees("Filled in from what you gave last.");
        assertThat(page.locator("[name=name]")).hasValue("Amara Osei");
        assertThat(page.locator("[name=country]")).hasValue("ES");
        refused(page, "[name=name]", "Amara \u202eiesO");
        refused(page, "[name=taxId]", "GHA\u200b1");
        refused(page, "[name=address]", "Calle \u202dMayor");
        page.fill("[name=name]", "Amara Osei-Mensah");
        page.fill("[name=address]", "Ring Road 5\nAccra");
        page.fill("[name=taxId]", "GHA-000111222");
        page.locator("form[data-document=particulars] button").click();
        page.waitForURL(Pattern.compile(".*" + agreement));
        page.locator("#books-mine summary").click();
        assertThat(page.locator("#books-mine")).containsText("Amara Osei-Mensah", Person.patient());
        worker.look("room-particulars-phone");

        worker.link("Correct your particulars").click();
        page.locator("#books-remove summary").click();
        page.check("[name=sure]");
        worker.look("particulars-remove");
        worker.button("Remove it").click();
        page.waitForURL(Pattern.compile(".*" + agreement));
        assertThat(page.locator("#books-mine")).hasCount(0);
        assertThat(worker.link("Give your particulars")).isVisible();
    }

    private static void refused(Page page, String field, String value) {
        page.fill(field, value);
        page.locator("form[data-document=particulars] button").click();
        assertThat(page.locator(field + ":invalid")).hasCount(1);
        page.fill(field, "fine");
        assertThat(page.locator(field + ":invalid")).hasCount(0);
    }

    private static String room(Hash32 agreement) {
        return "/agreements/" + agreement.hex();
    }

    @Test
    void inSpanish(Cast cast) {
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.SPANISH).signInAs(Village.CLIENT.name());
        String agreement = room(cast.scene().opened());
        Page page = client.at(agreement + "/particulars").page();
        page.fill("[name=name]", "Greta Lindqvist");
        assertThat(page.locator("[name=country] option[value=ES]")).hasText("España");
        client.look("particulars-es");
        page.locator("form[data-document=particulars] button").click();
        page.waitForURL(Pattern.compile(".*" + agreement));
        page.locator("#books-mine summary").click();
        assertThat(page.locator("#books-mine")).containsText("Greta Lindqvist", Person.patient());
        client.look("room-particulars-es");
    }
}
