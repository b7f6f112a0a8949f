package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stint.hub.HubConfig;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part-timer's week on a phone: the clock, hours by hand, handing in, and what silence makes of it. */
@ExtendWith(Stage.class)
class HoursTest {
    private static final Duration WAIT = Duration.ofDays(3);

    private static Person come(Stage.Cast cast, HubConfig.Person who, Looks looks) {
        return cast.enter(who.name(), who.key(), looks).signInAs(who.name());
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Person.PATIENCE);
    }

    private static String local(ZonedDateTime time) {
        return time.toLocalDateTime().toString().substring(0, 16);
    }

    @Test
    void aWeekFromTheClockToTheClaim(Stage.Cast cast) {
        Scene scene = cast.scene();
        Hash32 id = scene.opened(scene.hourly());
        Person worker = come(cast, Village.WORKER, Looks.PHONE).at("/agreements/" + id.hex());
        worker.page().locator("#hours-card a").click();

        Locator days = worker.page().locator("#hours-days");
        assertThat(worker.page().locator("#hours-since")).hasText("Not running", patient());
        worker.button("Clock in").click();
        worker.button("Break").click();
        worker.sees("On a break since");
        worker.at("/agreements/" + id.hex() + "/hours");
        worker.sees("On a break since");
        worker.button("Go on").click();
        worker.button("Clock out").click();
        assertThat(worker.page().locator("#hours-since")).hasText("Not running", patient());

        byHand(worker);
        worker.sees("Saved.");
        worker.look("hours");
        worker.at("/agreements/" + id.hex() + "/hours");
        assertThat(days).containsText("Bowls, first row", Person.patient());

        worker.button("Hand in").click();
        worker.page().locator("dialog[open] .check input").uncheck();
        assertThat(worker.page().locator("dialog[open]")).containsText("made up for tests");
        worker.inDialog("Sign and hand in").click();
        assertThat(worker.page().locator("#hours-handed summary .tag")).hasText("waits", patient());
        assertThat(worker.page().locator("[data-meter=handed]")).containsText("0.005", Person.patient());

        Person client = come(cast, Village.CLIENT, Looks.PLAIN).at("/agreements/" + id.hex());
        client.sees("wait to be looked at");
        client.at("/agreements/" + id.hex() + "/hours");
        client.page().locator("#hours-handed summary").click();
        assertThat(client.page().locator("#hours-handed")).containsText("Bowls, first row", Person.patient());
        client.look("hours-client");

        worker.leave();
        scene.later(WAIT);
        scene.await(id, room -> Scene.claim(room).equals("pending"));
    }

    /** Hours that were, in this week or the one before; an end before the beginning is not taken. */
    static void byHand(Person worker) {
        ZonedDateTime end = ZonedDateTime.now(Scene.RULE.zone()).minusMinutes(5);
        worker.page().locator("#hours-entry").evaluate("form => { form.closest('details').open = true; }");
        worker.field("From").fill(local(end));
        worker.field("To").fill(local(end.minusHours(5)));
        worker.field("What you did").fill("Bowls, first row");
        worker.button("Keep it").click();
        worker.sees("It must end after it begins.");
        worker.field("From").fill(local(end.minusHours(5)));
        worker.field("To").fill(local(end));
        worker.button("Keep it").click();
        assertThat(worker.page().locator("#hours-days")).containsText("by hand", Person.patient());
    }
}
