package io.stint.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.stint.hub.browser.Stage.Cast;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wallet that this hub's pages make: used, lost with its browser, and found again in both ways. */
@ExtendWith(Stage.class)
class BuiltInWalletTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Test
    void itOutlivesTheBrowserThatMadeIt(Cast cast) {
        Person nilo = cast.newcomer("Nilo");
        fill(nilo, "create", "nilo.m", PASSPHRASE, "");
        String address = account(nilo);
        assertThat(address).isNotEqualTo(nilo.key().address().toString());
        nilo.page().reload();
        new Market(nilo).writeProfile("Nilo M", "Writes and reads.");
        List<String> words = words(nilo);
        assertThat(words).hasSize(12);

        Person again = cast.newcomer("Nilo with a new phone");
        fill(again, "open", "nilo.m", PASSPHRASE, "");
        assertThat(account(again)).isEqualTo(address);
        again.at("/people/" + address).sees("Nilo M");

        Person restored = cast.newcomer("Nilo with a sheet of paper");
        fill(restored, "restore", "nilo.m2", "another long passphrase", String.join(" ", words));
        assertThat(account(restored)).isEqualTo(address);
    }

    private static void fill(Person person, String how, String name, String passphrase, String words) {
        person.at("/sign-in");
        Page page = person.page();
        Locator form = page.locator("form[data-wallet=" + how + "]");
        page.locator("details", new Page.LocatorOptions().setHas(form))
                .locator("summary")
                .click();
        form.locator("[name=name]").fill(name);
        form.locator("[name=passphrase]").fill(passphrase);
        if (!words.isEmpty()) {
            form.locator("[name=words]").fill(words);
        }
        person.look("sign-in-" + how);
        person.send(form);
        page.waitForURL(Pattern.compile(".*/$"));
    }

    private static String account(Person person) {
        return person.page().locator("meta[name=account]").getAttribute("content");
    }

    private static List<String> words(Person person) {
        person.at("/wallet").look("wallet-built-in");
        person.page().locator("button[data-wallet=words]").last().click();
        person.page().locator("dialog[open] input[type=password]").fill("short");
        person.button("Unlock").click();
        person.inDialog("Close").click();
        assertThat(person.page().locator("dialog[open]").count())
                .as("one that is refused at once leaves nothing open")
                .isZero();
        person.page().locator("button[data-wallet=words]").last().click();
        person.page().locator("dialog[open] input[type=password]").fill(PASSPHRASE);
        person.button("Unlock").click();
        Locator words = person.page().locator("dialog[open] ol.words li");
        words.first().waitFor();
        List<String> found = words.allTextContents();
        person.look("wallet-words");
        person.agree("I have written them down");
        person.look("wallet-backed-up");
        return found;
    }
}
