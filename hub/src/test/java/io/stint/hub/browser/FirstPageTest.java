package io.stint.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.stint.hub.Village;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPageTest {
    /** What a browser that knows nothing of the hub may transfer for its board, in bytes. */
    private static final double LARGEST = 100_000;

    @Test
    void theFirstPageShowsItselfWithoutAnErrorAndIsLight(@TempDir Path folder) {
        try (Village village = Village.in(folder);
                Chromium chromium = Chromium.start();
                BrowserContext visit = chromium.browser().newContext()) {
            Page page = visit.newPage();
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.onPageError(errors::add);
            Queue<Double> transferred = new ConcurrentLinkedQueue<>();
            CDPSession devTools = visit.newCDPSession(page);
            devTools.send("Network.enable");
            devTools.on(
                    "Network.loadingFinished",
                    event -> transferred.add(event.get("encodedDataLength").getAsDouble()));

            page.navigate(village.address().toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(page.title()).contains("stint");
            assertThat(page.locator("h1").textContent()).isNotBlank();
            assertThat(errors).isEmpty();
            assertThat(transferred).hasSizeGreaterThan(3);
            assertThat(transferred.stream().mapToDouble(Double::doubleValue).sum())
                    .isLessThan(LARGEST);
        }
    }
}
