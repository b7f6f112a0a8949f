package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Village;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.Evidence;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An arbiter's record follows from what happened on the chain. */
class ArbiterCasesTest {
    private static Village village;
    private static Scene scene;
    private static Hand judge;
    private static Path postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        postgres = village.commands().data().resolve(EmbeddedDatabase.FOLDER);
        scene = new Scene(village);
        judge = Hand.of(village, DevAccounts.KEYS.get(6));
        judge.publishReadingKey();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 disputed(boolean accepted) {
        Map<String, String> terms = scene.terms();
        terms.put("arbiter", judge.address().toString());
        Hash32 id = scene.offered(terms);
        if (accepted) {
            scene.client.act(id, "ask", Map.of());
            judge.publish(new ArbiterAcceptance(id, true)).ok();
        }
        scene.worker.act(id, "accept", Map.of());
        scene.client.act(id, "open", Map.of());
        scene.await(id, room -> Scene.state(room).equals("open"));
        scene.worker.act(id, "claim", Map.of("sum", Scene.wei(40)));
        scene.await(id, room -> Scene.claim(room).equals("pending"));
        scene.client.act(id, "object", Map.of());
        scene.await(id, room -> Scene.claim(room).equals("disputed"));
        return id;
    }

    private static void rule(Hash32 id, long award) {
        Evidence why = new Evidence(
                new Salt(Bytes.of(new byte[Salt.LENGTH])), id, 1, Optional.empty(), "I have read it all.", List.of());
        String reason = judge.seal(why, id, scene.client, scene.worker).toString();
        judge.act(id, "rule", Map.of("award", Scene.wei(award), "reason", reason));
        scene.await(id, room -> Scene.claim(room).equals("ruled"));
    }

    private static JsonNode record() {
        return scene.client.get("/api/arbiters/" + judge.address()).ok().get("record");
    }

    private static boolean known() {
        return scene.client.get("/api/arbiters/" + judge.address()).status() == 200;
    }

    private static int count(String what) {
        return record().get(what).asInt();
    }

    @Test
    void whatWasRuledLapsedAndConcededIsCounted() {
        Hash32 all = disputed(true);
        Hash32 some = disputed(true);
        Hash32 paid = disputed(false);
        assertThat(count("open")).isEqualTo(3);

        scene.later(Duration.ofMinutes(10));
        rule(all, 40);
        rule(some, 10);
        scene.client.act(paid, "concede", Map.of());
        scene.await(paid, room -> Scene.claim(room).equals("conceded"));
        Hash32 promised = disputed(true);
        Hash32 never = disputed(false);
        scene.later(Scene.RULING.plusSeconds(2));
        scene.await(promised, room -> Scene.claim(room).equals("lapsed"));
        scene.await(never, room -> Scene.claim(room).equals("lapsed"));

        JsonNode record = record();
        Map<String, Integer> counted = Map.of(
                "cases",
                5,
                "open",
                0,
                "ruled",
                2,
                "clients",
                1,
                "toWorker",
                1,
                "divided",
                1,
                "toClient",
                0,
                "conceded",
                1,
                "unanswered",
                2,
                "promised",
                1);
        counted.forEach(
                (name, number) -> assertThat(record.get(name).asInt()).as(name).isEqualTo(number));
        // 40 of 40 and 10 of 40.
        assertThat(record.get("shareBps").asInt()).isEqualTo(6250);
        assertThat(Duration.ofSeconds(record.get("answerSeconds").asLong()))
                .isBetween(Duration.ofMinutes(10), Scene.RULING);

        try (Database database =
                Database.open(EmbeddedDatabase.running(postgres).orElseThrow())) {
            isMadeOfTheEventsAlone(database, record);
        }
    }

    /** As for a hub that read the events before there was the table. */
    private static void isMadeOfTheEventsAlone(Database database, JsonNode record) {
        database.transact(handle -> handle.execute("delete from arbiter_case"));
        assertThat(known()).isFalse();
        database.transact(ArbiterCases::fill);
        assertThat(record()).isEqualTo(record);
        Layer layer = Layers.in(database, village.commands().layers()).first();
        database.transact(handle -> Projection.rollBack(handle, layer, 0));
        assertThat(known()).isFalse();
    }
}
