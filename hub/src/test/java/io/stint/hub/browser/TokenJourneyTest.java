package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.stint.chain.escrow.TestDollar;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agreement in a token with six decimals, from the terms to the worker's wallet. */
@ExtendWith(Stage.class)
class TokenJourneyTest {
    @TempDir
    Path folder;

    @Test
    void fromTermsInATokenToTheWorkersWallet(Cast cast) {
        Person worker = cast.newcomer("Kofi").signIn();
        Person client = cast.newcomer("Petra").signIn();
        mint(cast, client, 300_000_000);
        Page page = client.page();
        client.at("/agreements/new?worker=" + worker.key().address());
        client.link("tUSD").click();
        page.waitForURL(Pattern.compile(".*token=0x.*"));
        page.fill("#title", "Product texts");
        page.fill("#description", "Twenty texts of a hundred words.");
        page.fill("#sum", "120.5");
        assertThat(page.locator("#claimCap")).hasValue("30.125");
        client.look("terms-token");
        page.locator("button[form=terms]").click();
        client.warned().agree("Go on");
        page.waitForURL(Pattern.compile(".*/agreements/0x.*"));
        String agreement = URI.create(page.url()).getPath();

        worker.at(agreement).sees("120.5");
        worker.act(worker.form("accept"), "Sign");
        client.at(agreement).until("form[data-action=open]");
        client.send(client.form("open"));
        page.locator("dialog[open]")
                .getByText(Pattern.compile("Step 1 of 2: .*exactly 120.5.tUSD.*"))
                .waitFor();
        client.look("dialog-allow");
        client.agree("Send");
        assertThat(page.locator("#state .tag.open")).hasCount(0);
        client.at(agreement);
        client.act(client.form("open"), "Send");
        client.at(agreement).until("#state .tag.open").look("room-token-open");

        new Room(worker, agreement).handIn("All twenty are in the folder.");
        new Room(client, agreement).approve("40.25");
        new Room(worker, agreement).drawWithoutGas();
        assertThat(reader(cast).balance(worker.key().address())).isEqualTo(BigInteger.valueOf(40_250_000));
        worker.at("/earnings").sees("40.25");
        assertThat(worker.page().locator("section[aria-label='tUSD']")).hasCount(1);
        assertThat(worker.page().locator("section[aria-label='rBTC']")).hasCount(0);
        worker.look("earnings-token").at("/wallet").sees("40.25");
        worker.look("wallet-token");
    }

    private static TokenReader reader(Cast cast) {
        return new TokenReader(cast.node(), TestDollar.TOKEN.address());
    }

    private void mint(Cast cast, Person to, long amount) {
        var profile = cast.village().chain().profile();
        try (Outbox outbox = Outbox.open(folder.resolve("minter"), profile.chainId())) {
            Sender sender = new Sender(profile, cast.node(), to.key(), outbox, Progress.SILENT);
            TestDollar.mint(sender, to.key().address(), Amount.ofWei(BigInteger.valueOf(amount)));
        }
    }
}
