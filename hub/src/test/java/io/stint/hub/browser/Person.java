package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stint.protocol.crypto.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Somebody before a browser of their own, with a wallet in it. */
final class Person {
    /** How long anything may take: the machine may be busy. */
    static final double PATIENCE = 60_000;

    private static final int TRIES = 5;

    /** Characters of a page that are enough to know what it is. */
    private static final int SEEN = 1_500;

    private static final String MARK_WHAT_IS_OLD = """
            () => {
              const page = document.documentElement;
              page.dataset.before = '';
              document.addEventListener('stint:done', ({target: form}) => {
                const stays = form.dataset.stay === undefined ? null : document.getElementById('letters');
                const part = form.closest('[data-live]') ?? stays;
                const timer = setInterval(() => {
                  if (part !== null && !part.isConnected) {
                    clearInterval(timer);
                    delete page.dataset.before;
                  }
                }, 20);
              });
            }""";

    private final String name;
    private final PrivateKey key;
    private final Stage.Cast cast;
    private final Looks looks;
    private final List<String> wrong = new ArrayList<>();
    private final BrowserContext browser;
    private final Page page;
    private final TestWallet wallet;

    Person(String name, PrivateKey key, Stage.Cast cast, Looks looks) {
        this.name = name;
        this.key = key;
        this.cast = cast;
        this.looks = looks;
        this.browser = cast.chromium().browser().newContext(looks.options());
        browser.setDefaultTimeout(PATIENCE);
        this.wallet = TestWallet.install(browser, key, cast.node());
        this.page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                wrong.add(name + " at " + page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> wrong.add(name + " at " + page.url() + ": " + error));
        page.onDialog(dialog -> {
            if (!dialog.type().equals("beforeunload")) {
                wrong.add(name + " at " + page.url() + ": a dialog says " + dialog.message());
            }
            dialog.accept();
        });
    }

    String name() {
        return name;
    }

    PrivateKey key() {
        return key;
    }

    Page page() {
        return page;
    }

    TestWallet wallet() {
        return wallet;
    }

    /** Where they are, and what the page says. */
    String seen() {
        try {
            String text = page.locator("body").innerText().replaceAll("\\s+", " ");
            return name + " at " + page.url() + " sees: " + text.substring(0, Math.min(text.length(), SEEN));
        } catch (PlaywrightException e) {
            return name + " at " + page.url() + ": " + e.getMessage();
        }
    }

    /**
     * Closes the browser; gives what went wrong on its pages. They are left first: Chromium waits for ever to close one that
     * loads itself anew at that moment.
     */
    List<String> leave() {
        List<String> all = List.copyOf(wrong);
        browser.pages().forEach(each -> to(each, "about:blank"));
        browser.close();
        return all;
    }

    Person at(String path) {
        to(page, cast.village().address().resolve(path).toString());
        return this;
    }

    private static void to(Page page, String address) {
        for (int tries = 1; !goes(page, address, tries); tries++) {
            page.waitForTimeout(300);
        }
    }

    /** False when the page that is being left was about to go somewhere by itself, and went. */
    private static boolean goes(Page page, String address, int tries) {
        try {
            page.navigate(address);
            return true;
        } catch (PlaywrightException e) {
            if (tries == TRIES || !String.valueOf(e.getMessage()).contains("interrupted by another navigation")) {
                throw e;
            }
            return false;
        }
    }

    Person signIn() {
        at("/sign-in");
        button(TestWallet.NAME).click();
        page.waitForURL(Pattern.compile(".*/$"));
        return this;
    }

    /** As one of the people who are ready to try. */
    Person signInAs(String somebody) {
        at("/sign-in");
        page.locator("[data-person='" + somebody + "']").click();
        page.waitForURL(Pattern.compile(".*/$"));
        return this;
    }

    /** Looks at the page from all sides. */
    Person look(String picture) {
        wrong.addAll(Inspection.inspect(page, picture, looks));
        return this;
    }

    Locator button(String label) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator link(String label) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** The text field, of the form that is open. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator form(String action) {
        return page.locator("form[data-action='" + action + "'], form[data-document='" + action + "']")
                .first();
    }

    /** Opens the fold of an action that is not the next step. */
    Locator unfolded(String action) {
        Locator form = form(action);
        assertThat(form).isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
        if (!form.isVisible()) {
            page.locator("details", new Page.LocatorOptions().setHas(form))
                    .first()
                    .locator("summary")
                    .first()
                    .click();
        }
        return form;
    }

    /** Sends the form, agrees in the dialog, and comes to a page anew. */
    void act(Locator form, String agree) {
        send(form);
        agree(agree);
    }

    void send(Locator form) {
        form.locator("button:not([type=button])").last().click();
    }

    /** Ticks that what may harm was read. */
    Person warned() {
        page.locator("dialog[open] .check input").check();
        return this;
    }

    Locator inDialog(String label) {
        return page.locator("dialog[open]").getByText(label, new Locator.GetByTextOptions().setExact(true));
    }

    void agree(String label) {
        anew(inDialog(label)::click);
    }

    /** Does what leads to a page, though it be the same page again, or brings the part of it in which it was done anew. */
    void anew(Runnable step) {
        page.evaluate(MARK_WHAT_IS_OLD);
        step.run();
        page.locator("html:not([data-before])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForLoadState();
    }

    /** Loads the page until it shows this. */
    Person until(String selector) {
        return until(() -> page.locator(selector).count() > 0, selector);
    }

    private Person until(BooleanSupplier shown, String what) {
        long begun = System.nanoTime();
        while (!shown.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE * 1e6) {
                throw new AssertionError(name + " waits at " + page.url() + " for " + what);
            }
            page.waitForTimeout(200);
            page.reload();
        }
        return this;
    }

    void sees(String text) {
        assertThat(page.locator("body")).containsText(text, patient());
    }

    static LocatorAssertions.ContainsTextOptions patient() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }
}
