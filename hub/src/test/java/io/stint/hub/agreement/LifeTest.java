package io.stint.hub.agreement;

import static io.stint.hub.agreement.Scene.claim;
import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.state;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whole lives of agreements by the API: the usual one, and every way out. */
class LifeTest {
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
    void fromTermsToSpendableMoney() {
        Hash32 id = scene.offered(scene.terms());
        assertThat(state(scene.room(id))).isEqualTo("offered");
        assertThat(scene.worker.act(id, "accept", Map.of()).get("state").asString())
                .isEqualTo("accepted");
        assertThat(scene.client.act(id, "open", Map.of()).get("state").asString())
                .isEqualTo("sent");
        scene.await(id, room -> state(room).equals("open"));

        scene.client.act(
                id,
                "approve",
                Map.of("add", wei(30), "memo", Hash32.keccak("week 1").hex()));
        scene.client.act(id, "approve", Map.of("add", wei(12)));
        JsonNode secured = scene.room(id);
        assertThat(money(secured, "secured")).isEqualTo(milli(42));
        assertThat(secured.get("vouchers")).hasSize(2);

        Amount before = scene.balance(scene.worker.address());
        scene.worker.act(id, "draw", Map.of());
        JsonNode drawn = scene.await(id, room -> money(room, "drawn").equals(milli(42)));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(42));
        assertThat(money(drawn, "left")).isEqualTo(milli(58));

        scene.client.act(id, "topup", Map.of("amount", wei(5)));
        scene.await(id, room -> money(room, "left").equals(milli(63)));
        assertThat(scene.room(id).get("timeline").findValuesAsString("name"))
                .containsExactly("offered", "accepted", "Opened", "approved", "approved", "Paid", "ToppedUp");
    }

    @Test
    void aTipPaysWhoeverSubmits() {
        Hash32 id = scene.approved(20);
        Amount before = scene.balance(scene.worker.address());

        scene.worker.act(id, "draw", Map.of("tip", wei(1)));

        scene.await(id, room -> money(room, "drawn").equals(milli(20)));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(19));
    }

    @Test
    void aSilentClientPaysAfterTheReview() {
        Hash32 id = scene.claimed(25);
        Amount before = scene.balance(scene.worker.address());

        scene.later(Scene.REVIEW.plusSeconds(2));

        scene.await(id, room -> claim(room).equals("collected"));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(25));
    }

    @Test
    void anArbiterDividesADispute() {
        Hash32 id = scene.disputed(40);
        Amount before = scene.balance(scene.arbiter.address());

        scene.arbiter.act(
                id, "rule", Map.of("award", wei(10), "reason", scene.reasons(id).toString()));

        JsonNode room = scene.await(id, r -> claim(r).equals("ruled"));
        assertThat(scene.balance(scene.arbiter.address()).minus(before)).isEqualTo(milli(4));
        // The worker bears three quarters of the fee: 10 - 3; the fund gets 40 - 10 + 3 back, less the fee of 4.
        assertThat(money(room, "drawn")).isEqualTo(milli(11));
        assertThat(money(room, "left")).isEqualTo(milli(89));
    }

    @Test
    void aSilentArbiterLeavesItToTheFallback() {
        Hash32 id = scene.disputed(40);

        scene.later(Scene.RULING.plusSeconds(2));

        JsonNode room = scene.await(id, r -> claim(r).equals("lapsed"));
        assertThat(money(room, "drawn")).isEqualTo(milli(20));
        assertThat(money(room, "left")).isEqualTo(milli(80));
    }

    @Test
    void aClaimIsConcededOrTakenBack() {
        Hash32 id = scene.claimed(10);
        scene.client.act(id, "concede", Map.of());
        scene.await(id, room -> claim(room).equals("conceded"));

        scene.later(Scene.REVIEW.plusSeconds(2));
        scene.worker.act(id, "claim", Map.of("sum", wei(15)));
        scene.await(id, room -> claim(room).equals("pending"));
        scene.worker.act(id, "retract", Map.of("round", "2"));

        JsonNode room = scene.await(id, r -> claim(r).equals("retracted"));
        assertThat(money(room, "left")).isEqualTo(milli(90));
    }

    @Test
    void noticeDrawsWhatIsApprovedAndReturnsTheRest() {
        Hash32 id = scene.approved(30);
        scene.client.act(id, "notice", Map.of());
        scene.await(id, room -> state(room).equals("notice"));
        Amount worker = scene.balance(scene.worker.address());

        scene.later(Scene.NOTICE.dividedBy(2).plusSeconds(2));
        scene.await(id, room -> money(room, "drawn").equals(milli(30)));
        assertThat(scene.balance(scene.worker.address()).minus(worker)).isEqualTo(milli(30));

        Amount client = scene.balance(scene.client.address());
        scene.later(Scene.NOTICE);
        scene.await(id, room -> state(room).equals("closed"));
        assertThat(scene.balance(scene.client.address()).minus(client)).isEqualTo(milli(70));
    }

    @Test
    void bothCloseTogether() {
        Hash32 id = scene.approved(10);
        assertThat(scene.worker
                        .act(id, "close", Map.of("total", wei(25)))
                        .get("state")
                        .asString())
                .isEqualTo("proposed");
        assertThat(scene.client
                        .get("/api/agreements/" + id.hex())
                        .ok()
                        .get("steps")
                        .get(0)
                        .get("action")
                        .asString())
                .isEqualTo("close");

        scene.client.act(id, "close", Map.of());

        JsonNode room = scene.await(id, r -> state(r).equals("closed"));
        assertThat(money(room, "drawn")).isEqualTo(milli(25));
    }

    @Test
    void aWorkerQuits() {
        Hash32 id = scene.opened();
        scene.worker.act(id, "quit", Map.of());
        scene.await(id, room -> state(room).equals("closed"));
    }

    @Test
    void anObjectionThatTheFundCannotPayBringsTheFeeAlong() {
        Map<String, String> terms = scene.terms();
        terms.put("sum", wei(40));
        Hash32 id = scene.offered(terms);
        scene.worker.act(id, "accept", Map.of());
        scene.client.act(id, "open", Map.of());
        scene.await(id, room -> state(room).equals("open"));
        scene.worker.act(id, "claim", Map.of("sum", wei(40)));
        scene.await(id, room -> claim(room).equals("pending"));

        JsonNode prepared = scene.client.prepare(id, "object", Map.of()).ok();
        assertThat(prepared.get("transaction").get("value").asString()).isEqualTo(wei(4));
        scene.client.act(id, "object", Map.of());

        scene.await(id, room -> claim(room).equals("disputed"));
    }

    @Test
    void theFileIsEnoughWithoutTheHub() {
        Hash32 id = scene.approved(30);
        AgreementFile file = AgreementFiles.read(
                scene.worker.get("/api/agreements/" + id.hex() + "/file").ok().toString());

        assertThat(file.id()).isEqualTo(id);
        assertThat(file.workerSignature()).isPresent();
        assertThat(file.best().orElseThrow().total()).isEqualTo(milli(30));
    }

    @Test
    void whatWaitsForMeComesFirst() {
        Hash32 offered = scene.offered(scene.terms());
        Hash32 opened = scene.opened();

        JsonNode mine = scene.worker.get("/api/agreements").ok().get("agreements");
        int first = mine.findValuesAsString("agreement").indexOf(offered.hex());
        int second = mine.findValuesAsString("agreement").indexOf(opened.hex());
        assertThat(first).isBetween(0, second);
        assertThat(mine.get(first).get("waits").asBoolean()).isTrue();
        assertThat(scene.worker
                        .get("/api/agreements?state=offered&role=client")
                        .ok()
                        .get("agreements"))
                .isEmpty();
    }

    @Test
    void aSmallSumIsSentByTheWorkersOwnWallet() {
        Hash32 id = scene.opened();
        scene.client.act(id, "approve", Map.of("total", "1000"));

        JsonNode prepared = scene.worker.prepare(id, "draw", Map.of()).ok();
        assertThat(prepared.has("transaction")).isTrue();
        scene.worker.act(id, "draw", Map.of());

        scene.await(id, room -> money(room, "drawn").equals(Amount.ofWei(1000)));
    }
}
