package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whose signature does what, and how often. */
class SignaturesTest {
    private static Village village;
    private static Scene scene;
    private static Hash32 opened;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        opened = scene.opened();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @Test
    void theSignatureMustBeOfWhoeverMaySign() {
        JsonNode prepared = scene.client
                .prepare(opened, "approve", Map.of("total", Scene.wei(1)))
                .ok();
        String forged = scene.worker.sign(prepared.get("typedData"));

        Hand.Reply reply = scene.client.post(prepared.get("submit").asString(), Map.of("signature", forged));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(scene.room(opened).get("vouchers")).isEmpty();
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() {
        JsonNode prepared = scene.client
                .prepare(opened, "approve", Map.of("total", Scene.wei(1)))
                .ok();
        String other = prepared.get("submit").asString().replace(Scene.wei(1), Scene.wei(2));
        assertThat(other).isNotEqualTo(prepared.get("submit").asString());

        assertThat(scene.client.post(other, scene.client.answer(prepared)).status())
                .isEqualTo(400);
    }

    @Test
    void aVoucherIsHigherThanTheLastOrRefused() {
        Hash32 id = scene.approved(20);
        Map<String, String> lower = new LinkedHashMap<>(Map.of("total", Scene.wei(20)));
        assertThat(scene.client.prepare(id, "approve", lower).status()).isEqualTo(409);
        lower.put("total", Scene.wei(5));
        assertThat(scene.client.prepare(id, "approve", lower).status()).isEqualTo(409);
        assertThat(scene.room(id).get("vouchers")).hasSize(1);
    }

    @Test
    void theSameSentTwiceHasOneEffect() {
        Hash32 id = scene.approved(20);
        JsonNode prepared = scene.worker.prepare(id, "draw", Map.of()).ok();
        Map<String, String> answer = scene.worker.answer(prepared);
        String key = UUID.randomUUID().toString();
        String submit = prepared.get("submit").asString();
        long nonce = village.chain().node().nonce(Village.KEEPER.address());

        JsonNode first = scene.worker.post(submit, answer, key).ok();
        JsonNode again = scene.worker.post(submit, answer, key).ok();
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));
        int afterwards = scene.worker.post(submit, answer).status();

        assertThat(again).isEqualTo(first);
        assertThat(afterwards).isEqualTo(409);
        assertThat(village.chain().node().nonce(Village.KEEPER.address())).isEqualTo(nonce + 1);
    }

    @Test
    void theSameVoucherOnceMoreChangesNothing() {
        Hash32 id = scene.opened();
        JsonNode prepared = scene.client
                .prepare(id, "approve", Map.of("total", Scene.wei(7)))
                .ok();
        Map<String, String> answer = scene.client.answer(prepared);
        String submit = prepared.get("submit").asString();

        scene.client.post(submit, answer).ok();
        scene.client.post(submit, answer).ok();

        assertThat(scene.room(id).get("vouchers")).hasSize(1);
    }

    @Test
    void termsThatTheContractRefusesAreNotOffered() {
        Map<String, String> terms = scene.terms();
        terms.put("notice", "1");
        assertThat(scene.client.post("/api/agreements", terms).status()).isEqualTo(422);
        terms.put("notice", "soon");
        Hand.Reply reply = scene.client.post("/api/agreements", terms);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().toString()).contains("\"notice\"");
    }

    /** What the page of the terms calls refused, the hub refuses, before anything is published for it. */
    @Test
    void whatIsRefusedIsSaidByField() {
        Map<String, String> terms = scene.terms();
        terms.put("notice", "1");
        terms.put("sum", "0");
        terms.put("parts", "1,2");

        Hand.Reply reply = scene.client.post("/api/actions/offer/prepare", terms);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("fields").propertyNames()).containsExactlyInAnyOrder("notice", "sum", "milestones");
        assertThat(reply.json().get("fields").get("milestones").asString()).contains("€");
        terms.put("notice", "864000");
        terms.put("sum", "3");
        scene.client.post("/api/actions/offer/prepare", terms).ok();
    }

    @Test
    void aPreparedOfferWarnsAndIsTheOfferThatIsStored() {
        JsonNode prepared =
                scene.client.post("/api/actions/offer/prepare", scene.terms()).ok();
        assertThat(prepared.get("warnings").findValuesAsString("key")).contains("agreement.warn.capBelowSum");

        JsonNode offered =
                scene.client.post(prepared.get("submit").asString(), Map.of()).ok();

        Hash32 id = Hash32.parse(offered.get("agreement").asString());
        assertThat(Scene.state(scene.room(id))).isEqualTo("offered");
    }
}
