package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Payday.Hired;
import io.stint.hub.browser.Stage.Cast;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Hours that become secured money while they are worked. */
@ExtendWith(Stage.class)
class RunningHoursTest {
    private static final int THREE_MINUTES = 180_000;

    /** Less than the hub lets a clock be ahead, and more than a minute. */
    private static final int A_LITTLE = 100_000;

    @Test
    void whatIsWorkedIsSecuredWithoutAnybodysClickUntilItIsStopped(Cast cast) {
        Payday payday = new Payday(cast, Village.CLIENT.key());
        Hired hired = payday.hire(Village.WORKER.key(), Scene.atNoon());
        payday.handIn(hired, lastMonday(), true, 2);
        clockedIn(cast, hired);
        Person worker = cast.enter(Village.WORKER.name(), Village.WORKER.key(), Looks.PHONE)
                .signInAs(Village.WORKER.name());
        worker.page().clock().install();
        worker.at("/agreements/" + hired.agreement().hex() + "/hours");
        Locator secured = worker.page().locator("[data-meter=secured]");
        assertThat(secured).containsText("0 rBTC", Person.patient());
        Person client = cast.enter(Village.CLIENT.name(), Village.CLIENT.key(), Looks.PLAIN)
                .signInAs(Village.CLIENT.name());
        client.page().clock().install();

        lend(client);
        // On a slow machine with what the worker's page has handed in by then.
        assertThat(secured).containsText("0.002", Person.patient());
        // The page of the worker has handed in some forty minutes by now, and the client's looks again.
        Locator handed = worker.page().locator("[data-meter=handed]");
        assertThat(handed).containsText("0.0026", Person.patient());
        worker.look("hours-running");
        client.page().clock().fastForward(THREE_MINUTES);
        assertThat(secured).containsText("0.0026", Person.patient());
        JsonNode vouchers = vouchers(hired);
        assertThat(vouchers).hasSize(2);

        stop(client);
        worker.page().clock().fastForward(A_LITTLE);
        worker.button("Clock out").click();
        assertThat(worker.page().locator("#hours-since")).hasText("Not running", patient());
        client.page().clock().fastForward(THREE_MINUTES);
        client.at("/payroll");
        client.sees("Whoever stole it could still approve");
        assertThat(vouchers(hired)).isEqualTo(vouchers);
    }

    private static LocalDate lastMonday() {
        return LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusDays(7);
    }

    /** Forty minutes ago, on another device. */
    private static void clockedIn(Cast cast, Hired hired) {
        long start = Instant.now().minus(40, ChronoUnit.MINUTES).getEpochSecond();
        int status = Guest.of(cast.village(), Village.WORKER.key())
                .put(
                        "/api/agreements/" + hired.agreement().hex() + "/hours/timer",
                        Guest.object().put("start", start).put("paused", 0))
                .status();
        assertThat(status).isEqualTo(204);
    }

    private static void lend(Person client) {
        client.at("/payroll");
        client.page().locator("#standing").waitFor();
        client.page().locator("details.fold:has(form) > summary").click();
        client.page().locator("details.fold form button").click();
        client.page().locator("dialog[open] .btn.go").click();
        client.page().locator("text=Stop at once").waitFor(new Locator.WaitForOptions().setTimeout(Person.PATIENCE));
    }

    private static void stop(Person client) {
        client.at("/payroll");
        client.button("Stop at once").click();
        client.page()
                .locator("form button:has-text('Go on')")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static JsonNode vouchers(Hired hired) {
        return Payday.room(hired.worker(), hired.agreement()).get("vouchers");
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Person.PATIENCE);
    }
}
