package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.stint.hub.Village;
import io.stint.hub.browser.Stage.Cast;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of alerts, and the worker that shows them. The push service of the browser's maker is not there. */
@ExtendWith(Stage.class)
class AlertsTest {
    private static final String ALERT = """
            {"title":"A claim of €5.00 waits for your answer","body":"Photos","path":"/alerts","tag":"alert7"}""";

    @Test
    void thePageAsksForNothingUntilItIsTapped(Cast cast) {
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN);
        worker.at("/sign-in").signInAs(Village.WORKER.name());
        worker.at("/wallet").link("Alerts").click();
        assertThat(worker.page()).hasTitle(Pattern.compile("Alerts.*"));
        worker.look("alerts");
        worker.page().locator("input[name=everything]").check();
        worker.button("Save").click();
        assertThat(worker.page().locator("input[name=everything]")).isChecked();
        assertThat(worker.page().evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)"))
                .isEqualTo(0);
    }

    @Test
    void aPushMessageIsShown(Cast cast) throws Exception {
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN);
        worker.at("/sign-in").signInAs(Village.WORKER.name());
        worker.page().context().grantPermissions(List.of("notifications"));
        worker.at("/alerts");

        deliver(worker.page(), ALERT);

        worker.page().waitForFunction("""
                async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 1""");
        assertThat(worker.page().evaluate("""
                navigator.serviceWorker.ready.then(worker => worker.getNotifications())
                    .then(all => all.map(one => [one.title, one.body, one.tag, one.data].join("|")).join())"""))
                .isEqualTo("A claim of €5.00 waits for your answer|Photos|alert7|/alerts");
    }

    /** As the browser does when a message comes from its maker's push service. */
    private static void deliver(Page page, String message) throws Exception {
        CDPSession session = page.context().newCDPSession(page);
        CompletableFuture<String> registered = new CompletableFuture<>();
        session.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> registered.complete(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        session.send("ServiceWorker.enable");
        page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)");
        for (int i = 0; i < 600 && !registered.isDone(); i++) {
            page.waitForTimeout(100);
        }
        JsonObject pushed = new JsonObject();
        pushed.addProperty("origin", (String) page.evaluate("location.origin"));
        pushed.addProperty("registrationId", registered.get(1, TimeUnit.SECONDS));
        pushed.addProperty("data", message);
        session.send("ServiceWorker.deliverPushMessage", pushed);
    }
}
