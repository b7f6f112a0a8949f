package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stint.hub.agreement.Scene.wei;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's room stays open while the client acts elsewhere. */
class OpenRoomTest {
    private static final double PATIENCE = 60_000;

    private static Village village;
    private static Scene scene;
    private static Chromium chromium;

    private BrowserContext visit;
    private Page page;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        village.close();
    }

    @BeforeEach
    void openBrowser() {
        visit = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        visit.addCookies(List.of(new Cookie("stint", village.signIn(scene.worker.address()))
                .setUrl(village.address().toString())));
        page = visit.newPage();
        page.setDefaultTimeout(PATIENCE);
    }

    @AfterEach
    void closeBrowser() {
        visit.close();
    }

    private void open(Hash32 agreement) {
        page.navigate(village.address() + "/agreements/" + agreement.hex());
        page.waitForResponse("**/api/live?*", () -> page.reload());
        page.evaluate("() => { window.neverReloaded = true }");
    }

    private void approve(Hash32 agreement, long total) {
        scene.client.act(agreement, "approve", Map.of("total", wei(total)));
    }

    private static void shows(Locator locator, String text) {
        assertThat(locator).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static void isThere(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private void wasNeverReloaded() {
        org.assertj.core.api.Assertions.assertThat(page.evaluate("() => window.neverReloaded"))
                .isEqualTo(true);
    }

    @Test
    void anApprovalIsSecuredAsItComes() {
        Hash32 id = scene.opened();
        open(id);

        approve(id, 12);

        isThere(page.locator("#money .seal[data-state=secured]"));
        shows(page.locator("#money .money"), "0.012");
        isThere(page.locator("#next form[data-action=draw]"));
        wasNeverReloaded();
    }

    /** On a slow network much can happen before the page listens. */
    @Test
    void whatHappensBeforeThePageListensIsSeen() {
        Hash32 id = scene.opened();
        AtomicBoolean approved = new AtomicBoolean();
        page.route("**/api/live?*", stream -> {
            if (approved.compareAndSet(false, true)) {
                approve(id, 12);
            }
            stream.resume();
        });

        page.navigate(village.address() + "/agreements/" + id.hex());

        isThere(page.locator("#money .seal[data-state=secured]"));
        isThere(page.locator("#next form[data-action=draw]"));
    }

    @Test
    void theHeadCountsWhatWaits() {
        Hash32 id = scene.opened();
        open(id);
        // Other tests have left money to draw.
        int before = scene.worker.get("/api/waiting").ok().get("count").asInt();

        scene.offered(scene.terms());

        shows(page.locator("[data-waiting]"), Integer.toString(before + 1));
        wasNeverReloaded();
    }

    @Test
    void whatIsBeingTypedStaysWhileTheRestIsRenewed() {
        Hash32 id = scene.opened();
        open(id);
        page.locator("#do-claim > summary").click();
        page.locator("#text-claim").fill("As agreed on Monday.");
        page.locator("#letter").fill("Dear client");

        approve(id, 7);

        isThere(page.locator("#money .seal[data-state=secured]"));
        isThere(page.locator("#new-next button"));
        assertThat(page.locator("#text-claim")).hasValue("As agreed on Monday.");
        assertThat(page.locator("#letter")).hasValue("Dear client");

        page.locator("#new-next button").click();

        isThere(page.locator("#next form[data-action=draw]"));
        assertThat(page.locator("#text-claim")).hasValue("As agreed on Monday.");
        assertThat(page.locator("#new-next")).hasCount(0);
        wasNeverReloaded();
    }
}
