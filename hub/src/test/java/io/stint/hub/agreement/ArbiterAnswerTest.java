package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.Evidence;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An arbiter is asked before the terms are signed, and says why a dispute ended as it did. */
class ArbiterAnswerTest {
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

    private static Hand.Reply seen(Hash32 id) {
        return scene.arbiter.get("/api/agreements/" + id.hex());
    }

    private static Hand.Reply answer(Hash32 id, boolean accepts, Instant at) {
        return scene.arbiter.publish(new ArbiterAcceptance(id, accepts), at);
    }

    private static String state(Hash32 id) {
        return scene.room(id).get("arbiter").asString();
    }

    private static List<String> steps(JsonNode room) {
        return room.get("steps").findValuesAsString("action");
    }

    private static Optional<JsonNode> warnings(Hand hand, Hash32 id, String action) {
        return Optional.ofNullable(hand.prepare(id, action, Map.of()).ok().get("warnings"));
    }

    @Test
    void whoWasNotAskedSeesNothingAndAnswersNothing() {
        Hash32 id = scene.offered(scene.terms());

        assertThat(seen(id).status()).isEqualTo(404);
        assertThat(answer(id, true, Instant.now()).status()).isEqualTo(404);
        assertThat(scene.worker.publish(new ArbiterAcceptance(id, true)).status())
                .isEqualTo(403);
        assertThat(state(id)).isEqualTo("unasked");
        assertThat(warnings(scene.worker, id, "accept"))
                .hasValueSatisfying(found -> assertThat(found)
                        .singleElement()
                        .satisfies(one -> assertThat(one.get("text").asString()).contains("was not asked")));
    }

    @Test
    void theArbiterSeesTheTermsOnceAskedAndAccepts() {
        Hash32 id = scene.offered(scene.terms());

        scene.worker.act(id, "ask", Map.of());

        assertThat(state(id)).isEqualTo("asked");
        assertThat(scene.client.prepare(id, "ask", Map.of()).status()).isEqualTo(409);
        JsonNode room = seen(id).ok();
        assertThat(steps(room)).containsExactly("arbitrate");
        assertThat(room.get("vouchers")).isEmpty();
        assertThat(scene.arbiter
                        .get("/api/agreements?role=arbiter")
                        .ok()
                        .get("agreements")
                        .findValuesAsString("agreement"))
                .contains(id.hex());
        assertThat(warnings(scene.worker, id, "accept"))
                .hasValueSatisfying(
                        found -> assertThat(found.get(0).get("text").asString()).contains("not answered"));

        answer(id, true, Instant.now()).ok();

        assertThat(state(id)).isEqualTo("accepted");
        assertThat(steps(seen(id).ok())).containsExactly("step-down");
        assertThat(warnings(scene.worker, id, "accept")).isEmpty();
        scene.worker.act(id, "accept", Map.of());
        assertThat(warnings(scene.client, id, "open")).isEmpty();
        assertThat(scene.room(id).get("timeline").findValuesAsString("name")).contains("asked", "arbiter-acceptance");
    }

    @Test
    void anAnswerCanBeTakenBackUntilTheAgreementIsOpen() {
        Hash32 id = scene.offered(scene.terms());
        Instant now = Instant.now();
        scene.client.act(id, "ask", Map.of());
        answer(id, true, now).ok();
        answer(id, false, now.plusSeconds(2)).ok();

        assertThat(state(id)).isEqualTo("declined");
        assertThat(warnings(scene.worker, id, "accept"))
                .hasValueSatisfying(
                        found -> assertThat(found.get(0).get("text").asString()).contains("will not decide"));

        answer(id, true, now.plusSeconds(4)).ok();
        scene.worker.act(id, "accept", Map.of());
        scene.client.act(id, "open", Map.of());
        scene.await(id, room -> Scene.state(room).equals("open"));

        assertThat(answer(id, false, now.plusSeconds(6)).status()).isEqualTo(409);
        assertThat(state(id)).isEqualTo("accepted");
    }

    @Test
    void anOfferThatIsGoneNeedsNoAnswer() {
        Hash32 id = scene.offered(scene.terms());
        scene.client.act(id, "ask", Map.of());
        scene.client.act(id, "revoke", Map.of());

        assertThat(answer(id, true, Instant.now()).status()).isEqualTo(409);
    }

    @Test
    void aRulingNamesReasonsThatBothSidesCanRead() {
        Hash32 id = scene.disputed(40);
        Evidence secret = new Evidence(
                new Salt(Bytes.of(new byte[Salt.LENGTH])), id, 1, Optional.empty(), "For one side only.", List.of());
        String one = scene.arbiter.seal(secret, id, scene.client).toString();

        Hand.Reply without = scene.arbiter.prepare(id, "rule", Map.of("award", Scene.wei(1)));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().get("fields").propertyNames()).containsExactly("reason");
        for (String reason : List.of(one, Hash32.keccak("nothing").hex())) {
            JsonNode prepared = scene.arbiter
                    .prepare(id, "rule", Map.of("award", Scene.wei(1), "reason", reason))
                    .ok();
            Hand.Reply reply = scene.arbiter.post(prepared.get("submit").asString(), scene.arbiter.answer(prepared));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("fields").propertyNames()).containsExactly("reason");
        }
        assertThat(Scene.claim(scene.room(id))).isEqualTo("disputed");
    }
}
