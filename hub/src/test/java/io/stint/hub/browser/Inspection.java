package io.stint.hub.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every page must hold: for who cannot see it well, in light and dark, and on the narrowest phone. */
final class Inspection {
    private static final String AXE = axe();
    private static final String RUN = """
            async only => {
              const {violations} = await axe.run(document, only === '' ? {} : {runOnly: [only]});
              return violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' - ' + n.failureSummary));
            }
            """;
    private static final String WIDE = """
            () => {
              const {scrollWidth, clientWidth} = document.documentElement;
              return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > clientWidth + 1 && !e.closest('.hidden, .sr'))
                .map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right);
            }
            """;

    private Inspection() {}

    private static String axe() {
        try {
            return Files.readString(Path.of("web", "node_modules", "axe-core", "axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the page as it is, in both colour schemes and both widths, and keeps pictures of it. */
    static List<String> inspect(Page page, String name, Looks looks) {
        List<String> wrong = new ArrayList<>();
        page.evaluate(AXE);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        violations(page, "").forEach(v -> wrong.add(name + ": " + v));
        picture(page, name + "-" + looks.name().toLowerCase(Locale.ROOT));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        violations(page, "color-contrast").forEach(v -> wrong.add(name + " in the dark: " + v));
        page.setViewportSize(Looks.PHONE.width(), Looks.PHONE.height());
        ((List<?>) page.evaluate(WIDE)).forEach(v -> wrong.add(name + " is wider than a phone: " + v));
        picture(page, name + "-narrow");
        page.setViewportSize(looks.width(), looks.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return wrong;
    }

    private static List<?> violations(Page page, String only) {
        return (List<?>) page.evaluate(RUN, only);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Stage.screens().resolve(name + ".png")));
    }
}
