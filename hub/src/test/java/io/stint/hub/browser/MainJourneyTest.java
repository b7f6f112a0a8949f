package io.stint.hub.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a job to spendable money, as both sides see it. */
@ExtendWith(Stage.class)
class MainJourneyTest {
    @Test
    void fromAJobToSpendableMoney(Cast cast) {
        Person client = cast.newcomer("Hanna");
        Person worker = cast.newcomer("Tunde");
        client.at("/").look("board-empty").at("/sign-in").look("sign-in");
        client.signIn();
        String job = new Market(client)
                .writeProfile("Hanna Berg", "I run a small shop.")
                .postJob("Retouch 40 photos");
        worker.signIn();
        new Market(worker).writeProfile("Tunde Ade", "Photos since 2015.").find("retouch", "Retouch 40 photos");
        new Market(worker).propose("900", "I can do it in two weeks.");
        client.at(job);
        client.sees("I can do it in two weeks.");
        client.look("job-with-proposal");
        String agreement = new Market(client).offer("0.1");
        client.look("room-offered-client");

        Amount atFirst = cast.balance(client);
        worker.at(agreement).look("room-offered-worker");
        worker.act(worker.form("accept"), "Sign");
        client.at(agreement).look("room-accepted-client");
        client.act(client.form("open"), "Send");
        worker.at(agreement).until("#state .tag.open").look("room-open-worker");
        assertThat(cast.balance(client))
                .isEqualTo(atFirst.minus(Scene.milli(100)).minus(client.wallet().gasPaid()));

        new Room(worker, agreement).handIn("All 40 photos are in the folder.");
        assertThat(new String(new Room(client, agreement).attached("door.jpg"), ISO_8859_1))
                .contains("JFIF")
                .doesNotContain("Exif");
        new Room(client, agreement).approve("0.04");
        new Room(worker, agreement).drawWithoutGas();
        assertThat(cast.balance(worker)).isEqualTo(Scene.milli(10_040));

        new Room(client, agreement).proposeToClose("0.04");
        new Room(worker, agreement).agreeToClose();
        client.at(agreement).until(".tag.closed");
        assertThat(cast.balance(client))
                .isEqualTo(atFirst.minus(Scene.milli(40)).minus(client.wallet().gasPaid()));
        assertThat(cast.balance(worker)).isEqualTo(Scene.milli(10_040));
        new Room(client, agreement).review(5, "Fast and careful.");
        new Room(worker, agreement).review(4, "Clear about what was wanted.");
        client.at("/people/" + worker.key().address()).sees("Fast and careful.");
        client.look("profile-reviewed");
        theOtherPages(client, worker, agreement);
    }

    private static void theOtherPages(Person client, Person worker, String agreement) {
        worker.at("/mine")
                .look("mine")
                .at("/inbox")
                .look("inbox")
                .at("/earnings")
                .look("earnings");
        worker.at("/wallet").look("wallet").at("/network").look("network");
        worker.at(agreement).look("room-closed").at(agreement + "/check").look("check");
        client.at("/desk").look("desk-empty").at("/").look("board-with-job");
    }
}
