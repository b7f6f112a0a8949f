package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.alert.Browser.Got;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreements on a real chain, alerts in a browser behind a push service that is real but for its maker. */
class PushTest {
    private static Village village;
    private static Scene scene;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @Test
    void aFirstApprovalAClaimAndItsObjection() throws IOException, InterruptedException {
        try (Browser worker = new Browser();
                Browser client = new Browser()) {
            scene.worker.post("/api/alerts/push", worker.subscription());
            scene.client.post("/api/alerts/push", client.subscription());
            Hash32 id = scene.approved(10);

            Got secured = worker.next(id);
            assertThat(secured.title()).isEqualTo("€570.00 (0.01\u00a0rBTC) secured for you");
            assertThat(secured.message().get("body").asString()).contains("locked in the contract for you until");
            assertThat(secured.message().get("path").asString()).isEqualTo("/agreements/" + id.hex());
            assertThat(secured.header("Urgency")).isEqualTo("high");
            assertThat(secured.header("Ttl")).isEqualTo("604800");
            assertThat(secured.header("Content-encoding")).isEqualTo("aes128gcm");

            scene.client.act(id, "approve", Map.of("total", Scene.wei(20)));
            scene.worker.act(id, "claim", Map.of("sum", Scene.wei(30)));
            Got claim = client.next(id);
            assertThat(claim.title()).contains("A claim of").contains("waits for your answer");

            scene.client.act(id, "object", Map.of());
            assertThat(worker.next(id).title()).contains("is disputed");
            assertThat(worker.hasMoreOf(id))
                    .as("the second approval was not asked for")
                    .isFalse();
        }
    }

    @Test
    void aBrowserThatIsGoneIsForgotten() throws IOException, InterruptedException {
        try (Browser gone = new Browser();
                Database database = village.openDatabase()) {
            gone.answers(410);
            scene.arbiter.post("/api/alerts/push", gone.subscription());
            Hash32 first = scene.disputed(10);

            assertThat(gone.next(first).title()).contains("waits for your ruling");
            Scene.await(() -> !errorsOfDropped(database).isEmpty());
            assertThat(errorsOfDropped(database))
                    .as("that is no failure of the hub's")
                    .containsOnly("none");

            gone.answers(201);
            Hash32 second = scene.disputed(10);
            scene.arbiter.post("/api/alerts/push", gone.subscription());
            assertThat(gone.next(second).title()).contains("waits for your ruling");
        }
    }

    private static List<String> errorsOfDropped(Database database) {
        return database.with(h -> h.select("select coalesce(error, 'none') from alert_message where state = 'dropped'")
                .mapTo(String.class)
                .list());
    }
}
