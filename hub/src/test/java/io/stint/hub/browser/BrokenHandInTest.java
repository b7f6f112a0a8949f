package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hours that were handed in by a page that was closed before their claim was sent. */
@ExtendWith(Stage.class)
class BrokenHandInTest {
    @Test
    void theClaimIsSignedLaterAndTheHoursAreHandedInOnce(Cast cast) {
        Scene scene = cast.scene();
        Hash32 id = scene.opened(scene.hourly());
        String hours = "/agreements/" + id.hex() + "/hours";
        Person worker = cast.enter(Village.WORKER.name(), Village.WORKER.key(), Looks.PLAIN)
                .signInAs(Village.WORKER.name());
        worker.at(hours);
        HoursTest.byHand(worker);
        worker.sees("Saved.");

        // The timesheet comes to the hub; of that the page does not hear.
        AtomicInteger arrived = new AtomicInteger();
        worker.page().route("**/api/documents", route -> {
            route.fetch();
            arrived.incrementAndGet();
            route.abort();
        });
        worker.button("Hand in").click();
        worker.page().locator("dialog[open] .check input").uncheck();
        worker.inDialog("Sign and hand in").click();
        worker.page().waitForCondition(() -> arrived.get() > 0);
        worker.page().navigate("about:blank");
        worker.page().unroute("**/api/documents");

        worker.at(hours)
                .sees("These hours were handed in, and no claim is there that could still be made when nobody looks");
        worker.look("hours-unfinished");
        worker.page().locator("[data-finish]").click();
        worker.inDialog("Sign the claim").click();
        assertThat(worker.page().locator("#hours-handed summary .tag"))
                .hasText("waits", new LocatorAssertions.HasTextOptions().setTimeout(Person.PATIENCE));
        assertThat(worker.page().locator("[data-finish]")).hasCount(0);
        assertThat(worker.page().locator("#hours-handed summary")).hasCount(1);

        worker.leave();
        scene.later(Duration.ofDays(3));
        scene.await(id, room -> Scene.claim(room).equals("pending"));
        assertThat(scene.room(id).get("claims")).hasSize(1);
    }
}
