package io.stint.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.stint.hub.Village;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPageTest {
    @Test
    void theFirstPageShowsItselfWithoutAnError(@TempDir Path folder) {
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

            page.navigate(village.address().toString());

            assertThat(page.title()).contains("stint");
            assertThat(page.locator("h1").textContent()).isNotBlank();
            assertThat(errors).isEmpty();
        }
    }
}
