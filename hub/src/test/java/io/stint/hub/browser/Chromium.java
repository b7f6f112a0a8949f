package io.stint.hub.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own Chromium, driven by what npm installed with the pages' tools. One for each test class. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        System.setProperty("playwright.cli.dir", driver().toString());
        PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        program(List.of("node")).toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program(NAMES))
                        .setChromiumSandbox(false));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    /** Playwright looks for its program in a folder {@code package}. */
    private static Path driver() {
        Path npm = Path.of("web", "node_modules", "playwright-core").toAbsolutePath();
        if (!Files.exists(npm.resolve("cli.js"))) {
            throw new IllegalStateException("there is no " + npm + ": run 'npm install' in hub/web, or ./test");
        }
        Path folder = Path.of("target", "playwright").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Path link = folder.resolve("package");
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, npm);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(List<String> names) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "the tests need one of " + names + " on the PATH: install the package " + names.getFirst()));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
