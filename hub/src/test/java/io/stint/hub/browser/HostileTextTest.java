package io.stint.hub.browser;

import com.microsoft.playwright.Locator;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Hash32;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers write is text on every page: the stage fails when a script runs or the page's policy stops one. */
@ExtendWith(Stage.class)
class HostileTextTest {
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`${7*7}</textarea><svg onload=alert(3)>";

    @Test
    void scriptsInEveryFieldStayText(Cast cast) {
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN).signInAs(Village.WORKER.name());
        for (Person person : new Person[] {client, worker}) {
            new Market(person).writeProfile(HOSTILE, HOSTILE);
            person.sees(HOSTILE);
        }
        String job = new Market(client).postJob(HOSTILE);
        worker.at("/").sees(HOSTILE);
        worker.at(job);
        new Market(worker).propose("900", HOSTILE);
        client.at(job).sees(HOSTILE);
        inTheRoom(cast, client, worker);
    }

    private static void inTheRoom(Cast cast, Person client, Person worker) {
        Hash32 id = cast.scene().opened();
        String room = "/agreements/" + id.hex();
        client.at(room);
        Locator letter = client.form("message");
        letter.locator("textarea").fill(HOSTILE);
        client.anew(() -> client.send(letter));
        new Room(worker, room).handIn(HOSTILE);
        worker.page().locator(".letters [data-state=open]").waitFor();
        client.at(room).until("article.paper [data-state=open]").look("room-hostile");
        // A review is of paid work.
        Scene scene = cast.scene();
        scene.worker.act(id, "close", Map.of("total", Scene.wei(1)));
        scene.client.act(id, "close", Map.of());
        scene.await(id, closed -> Scene.state(closed).equals("closed"));
        new Room(client, room).review(1, HOSTILE);
        client.at("/people/" + worker.key().address()).sees("1 star of 5");
        client.look("profile-hostile");
        client.at("/mine").look("mine-hostile");
    }
}
