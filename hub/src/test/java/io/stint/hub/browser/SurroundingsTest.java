package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.hub.web.Texts;
import io.stint.protocol.value.Hash32;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same pages on a phone, in Spanish, and without a mouse. */
@ExtendWith(Stage.class)
class SurroundingsTest {
    @Test
    void onAPhone(Cast cast) {
        String job = new Market(cast.newcomer("Ida").signIn()).postJob("Translate a menu");
        Hash32 agreement = cast.scene().opened();
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PHONE);
        worker.at("/sign-in").look("phone-sign-in");
        worker.page().locator("[data-person='" + Village.WORKER.name() + "']").tap();
        worker.page().waitForURL(Pattern.compile(".*/$"));
        assertThat(worker.link("Translate a menu")).isInViewport();
        worker.look("phone-board");
        worker.link("Translate a menu").tap();
        worker.page().waitForURL(Pattern.compile(".*" + job));
        worker.page().locator(".dock a").tap();
        assertThat(worker.form("proposal").locator("[name='pay.amount']")).isInViewport();
        worker.look("phone-job");

        worker.at("/agreements/" + agreement.hex()).look("phone-room");
        worker.page().locator(".dock a").tap();
        Locator form = worker.form("deliverable");
        form.locator("textarea").fill("From the train");
        form.locator("button").last().tap();
        worker.page().locator("article.paper [data-state=open]").waitFor();
        worker.look("phone-handed-in");
        worker.at("/mine").look("phone-mine").at("/wallet").look("phone-wallet");
    }

    @Test
    void inSpanish(Cast cast) {
        Texts spanish = Texts.in("es");
        Hash32 agreement = cast.scene().approved(10);
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.SPANISH);
        worker.at("/sign-in").sees(spanish.of("account.people.lead"));
        worker.look("es-sign-in").signInAs(Village.WORKER.name());
        assertThat(worker.page().locator("html")).hasAttribute("lang", "es");
        worker.look("es-board").at("/agreements/" + agreement.hex());
        worker.until("#money .seal[data-state=secured]").sees(spanish.of("js.voucher.secured"));
        worker.look("es-room")
                .at("/agreements/new")
                .look("es-terms")
                .at("/mine")
                .look("es-mine");
        worker.at("/earnings")
                .look("es-earnings")
                .at("/wallet")
                .look("es-wallet")
                .at("/profile/edit")
                .look("es-profile");
    }

    @Test
    void byKeyboardAlone(Cast cast) {
        Hash32 agreement = cast.scene().opened();
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN);
        client.at("/sign-in");
        press(client, client.page().locator("[data-person='" + Village.CLIENT.name() + "']"));
        client.page().waitForURL(Pattern.compile(".*/$"));

        client.at("/agreements/" + agreement.hex());
        tabTo(client, client.form("approve").locator("[name=add]"));
        client.page().keyboard().type("0.01");
        client.page().keyboard().press("Enter");
        Locator sign = client.page().locator("dialog[open] .btn.go");
        sign.waitFor();
        press(client, sign);
        client.page().locator("#money dt:has-text('Secured')").waitFor();
        assertThat(Scene.money(cast.scene().room(agreement), "secured")).isEqualTo(Scene.milli(10));
    }

    private static void press(Person person, Locator what) {
        tabTo(person, what);
        person.page().keyboard().press("Enter");
    }

    private static void tabTo(Person person, Locator what) {
        for (int i = 0; i < 100; i++) {
            if ((boolean) what.evaluate("e => e === document.activeElement")) {
                return;
            }
            person.page().keyboard().press("Tab");
        }
        throw new AssertionError(person.name() + " does not get to " + what + " by the keyboard");
    }
}
