package io.stint.hub.layer;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.Workshop;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One hub, two chains, and two escrows on one of them. */
class SideBySideTest {
    private static Village village;
    private static Scene scene;
    private static List<Deployment> layers;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.sideBySide(folder);
        scene = new Scene(village);
        layers = village.layers();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Map<String, String> terms(Deployment layer) {
        Map<String, String> terms = scene.terms();
        terms.put("layer", layer.key());
        return terms;
    }

    private static Amount held(Deployment layer) {
        return layer.node().balance(layer.escrow());
    }

    @Test
    void anAgreementLivesOnEach() {
        for (Deployment layer : layers) {
            List<Amount> before = layers.stream().map(SideBySideTest::held).toList();
            Hash32 id = scene.opened(terms(layer));
            scene.client.act(id, "approve", Map.of("total", wei(30)));
            scene.worker.act(id, "draw", Map.of());
            JsonNode room = scene.await(id, r -> money(r, "drawn").equals(milli(30)));

            assertThat(room.get("layer").asString()).isEqualTo(layer.key());
            assertThat(room.get("terms")
                            .get("typedData")
                            .get("domain")
                            .get("chainId")
                            .asString())
                    .isEqualTo(Long.toString(layer.chain().chainId()));
            for (int i = 0; i < layers.size(); i++) {
                Amount expected = layers.get(i).equals(layer) ? before.get(i).plus(milli(70)) : before.get(i);
                assertThat(held(layers.get(i))).as(layers.get(i).key()).isEqualTo(expected);
            }
        }
        List<String> seen = new ArrayList<>();
        scene.worker
                .get("/api/agreements")
                .ok()
                .get("agreements")
                .forEach(line -> seen.add(line.get("layer").asString()));
        assertThat(seen).contains(layers.stream().map(Deployment::key).toArray(String[]::new));
    }

    @Test
    void whatIsSignedForOneIsRefusedOnAnother() {
        Map<String, String> terms = terms(layers.get(0));
        Hash32 here = scene.offered(terms);
        String signature = scene.worker
                .answer(scene.worker.prepare(here, "accept", Map.of()).ok())
                .get("signature");
        for (Deployment other : layers.subList(1, layers.size())) {
            Map<String, String> same = new HashMap<>(terms);
            same.put("layer", other.key());
            Hash32 there = scene.offered(same);
            assertThat(there).isNotEqualTo(here);

            Hand.Reply reply = scene.worker.post(
                    "/api/agreements/" + there.hex() + "/actions/accept", Map.of("signature", signature));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("fields").get("signature").asString()).contains("over what was prepared");
            assertThat(Scene.state(scene.room(there))).isEqualTo("offered");
        }
    }

    @Test
    void aReorganisationOfOneLeavesTheOthers() {
        Hash32 first = scene.opened(terms(layers.get(0)));
        Hash32 second = scene.opened(terms(layers.get(1)));
        scene.client.act(first, "topup", Map.of("amount", wei(5)));
        scene.client.act(second, "topup", Map.of("amount", wei(5)));
        scene.await(first, room -> money(room, "left").equals(milli(105)));
        String before = scene.await(second, room -> money(room, "left").equals(milli(105)))
                .get("timeline")
                .toString();

        village.chain().node().rpc().once("anvil_reorg", 1, List.of());

        scene.await(first, room -> money(room, "left").equals(milli(100)));
        assertThat(scene.room(second).get("timeline").toString()).isEqualTo(before);
        assertThat(money(scene.room(second), "left")).isEqualTo(milli(105));
    }

    @Test
    void aRestartAndARebuildArriveAtTheSame() {
        List<Hash32> ids =
                layers.stream().map(layer -> scene.opened(terms(layer))).toList();
        scene.client.act(ids.get(2), "approve", Map.of("total", wei(20)));
        List<String> before = rooms(ids);

        village.restart();
        assertThat(rooms(ids)).isEqualTo(before);

        village.restart(() -> new Workshop(village.commands()).rebuild());
        assertThat(rooms(ids)).isEqualTo(before);
    }

    private static List<String> rooms(List<Hash32> ids) {
        return ids.stream()
                .map(id -> scene.room(id))
                .map(room -> String.join(
                        " ",
                        room.get("layer").asString(),
                        room.get("state").asString(),
                        money(room, "left").toString(),
                        money(room, "secured").toString(),
                        room.get("timeline").toString()))
                .toList();
    }

    @Test
    void anUnknownLayerIsRefused() {
        Map<String, String> terms = scene.terms();
        terms.put("layer", "1:" + Address.ZERO.hex());
        assertThat(scene.client
                        .post("/api/agreements", terms)
                        .json()
                        .get("fields")
                        .get("layer")
                        .asString())
                .contains("does not serve");
    }

    @Test
    void pagesTellThemApart() {
        Hash32 id = scene.opened(terms(layers.get(1)));
        Guest worker = Guest.of(village, Village.WORKER.key());
        String second = "\"0x" + Long.toHexString(Village.SECOND_CHAIN) + "\"";
        String html = "&#34;";

        assertThat(worker.get("/agreements/" + id.hex()).body().replace(html, "\""))
                .contains(second);
        assertThat(worker.get("/mine").body().replace(html, "\""))
                .doesNotContain(second)
                .contains("local 31338");
        assertThat(worker.get("/agreements/new").body())
                .contains(layers.get(1).key(), layers.get(2).key());
        assertThat(worker.get("/agreements/new?layer=" + layers.get(1).key())
                        .body()
                        .replace(html, "\""))
                .contains(second);
        assertThat(worker.get("/wallet").body()).contains("/wallet?chain=31338");
        assertThat(worker.get("/wallet?chain=31338").body().replace(html, "\"")).contains(second);
        assertThat(worker.get("/network").body())
                .contains("local 31338", layers.get(2).escrow().toChecksum(31_337));
        assertThat(worker.get("/earnings").status()).isEqualTo(200);
        assertThat(worker.get("/inbox").status()).isEqualTo(200);
    }
}
