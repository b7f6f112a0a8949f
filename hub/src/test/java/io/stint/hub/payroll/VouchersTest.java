package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vouchers that come many at a time, on the real chain. */
class VouchersTest {
    private static final String VOUCHERS = "/api/vouchers";
    private static final PrivateKey CLIENT = Village.CLIENT.key();
    private static final PrivateKey APPROVER =
            PrivateKey.of(Hash32.keccak("approver").bytes());

    private static Village village;
    private static Scene scene;
    private static Hand approver;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        approver = Hand.of(village, APPROVER);
        approver.publishReadingKey();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 opened() {
        Map<String, String> terms = scene.terms();
        terms.put("approver", approver.address().toString());
        return scene.opened(terms);
    }

    private static ObjectNode single(PrivateKey key, Hash32 id, long milli, String week) {
        Message.Voucher voucher = Slips.voucher(id, Scene.milli(milli), week);
        return Slips.json(voucher, Slips.alone(key, voucher));
    }

    @Test
    void oneSignatureApprovesManyAndEachIsDrawn() {
        List<Hash32> ids = Stream.generate(VouchersTest::opened).limit(3).toList();
        List<Message.Voucher> vouchers = ids.stream()
                .map(id -> Slips.voucher(id, Scene.milli(10), "week 1 of " + id))
                .toList();
        List<Approval.Slip> slips = Slips.batch(CLIENT, vouchers);

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                IntStream.range(0, 3)
                        .mapToObj(i -> Slips.json(vouchers.get(i), slips.get(i)))
                        .toList());

        assertThat(Slips.states(answer)).containsOnly("kept");
        for (Hash32 id : ids) {
            assertThat(scene.room(id).get("vouchers").get(0).get("path")).isNotEmpty();
            scene.worker.act(id, "draw", Map.of());
            scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(10)));
        }
        AgreementFile file = AgreementFiles.read(scene.worker
                .get("/api/agreements/" + ids.getFirst().hex() + "/file")
                .ok()
                .toString());
        assertThat(file.best().orElseThrow().path()).isEqualTo(slips.getFirst().path());
    }

    @Test
    void eachIsCheckedByItselfAndTheGoodOnesAreKept() {
        Hash32 good = opened();
        Hash32 other = opened();
        Message.Voucher first = Slips.voucher(good, Scene.milli(1), "good");
        Message.Voucher second = Slips.voucher(other, Scene.milli(1), "other");
        List<Approval.Slip> slips = Slips.batch(CLIENT, List.of(first, second));

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                // of another leaf, for another agreement, without its path, by the worker, of no agreement
                Slips.json(second, slips.getFirst()),
                Slips.json(new Message.Voucher(other, first.total(), first.memo()), slips.getFirst()),
                Slips.json(second, new Approval.Slip(slips.get(1).signature(), List.of())),
                single(Village.WORKER.key(), other, 1, "mine"),
                single(CLIENT, Hash32.keccak("nothing"), 1, "nothing"),
                Slips.json(first, slips.getFirst()));

        assertThat(Slips.states(answer)).containsExactly("refused", "refused", "refused", "refused", "refused", "kept");
        assertThat(Slips.why(answer, 0)).contains("client or approver must sign it");
        assertThat(Slips.why(answer, 3)).contains(scene.worker.address().toString());
        assertThat(answer.get(4).get("problem").get("status").asInt()).isEqualTo(404);
        assertThat(scene.room(other).get("vouchers")).isEmpty();
        assertThat(scene.room(good).get("vouchers")).hasSize(1);
    }

    @Test
    void aTotalRisesAndADocumentIsApprovedOnce() {
        Hash32 id = opened();
        ObjectNode first = single(CLIENT, id, 5, "week 1");
        assertThat(Slips.states(Slips.post(scene.client, VOUCHERS, first))).containsExactly("kept");

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                first,
                single(CLIENT, id, 4, "week 2"),
                single(CLIENT, id, 5, "week 2"),
                single(CLIENT, id, 9, "week 1"),
                single(CLIENT, id, 9, "week 2"));

        assertThat(Slips.states(answer)).containsExactly("known", "refused", "refused", "refused", "kept");
        assertThat(Slips.why(answer, 1)).contains("must be higher");
        assertThat(Slips.why(answer, 3)).contains("approved already");
        assertThat(scene.room(id).get("vouchers")).hasSize(2);
    }

    @Test
    void theSameRequestOnceMoreIsAnsweredAsBefore() {
        Hash32 id = opened();
        String key = UUID.randomUUID().toString();
        String body = "[" + single(CLIENT, id, 5, "week 1") + "]";

        JsonNode first = scene.client.postText(VOUCHERS, body, key).ok();
        JsonNode again = scene.client.postText(VOUCHERS, body, key).ok();

        assertThat(Slips.states(first)).containsExactly("kept");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void ofTwoWhoApproveAtOnceNoneTakesTheOthersHours() {
        Hash32 id = opened();
        ObjectNode byClient = single(CLIENT, id, 10, "week 1").put("after", "0");
        ObjectNode byApprover = single(APPROVER, id, 15, "week 2").put("after", "0");

        CompletableFuture<JsonNode> one =
                CompletableFuture.supplyAsync(() -> Slips.post(scene.client, VOUCHERS, byClient));
        CompletableFuture<JsonNode> two =
                CompletableFuture.supplyAsync(() -> Slips.post(approver, VOUCHERS, byApprover));
        List<String> states = Stream.of(one.join(), two.join())
                .flatMap(answer -> Slips.states(answer).stream())
                .toList();

        // Without the other's hours the second is refused, whichever it is; signed on top of them, both are paid.
        assertThat(states).containsExactlyInAnyOrder("kept", "refused");
        boolean clientFirst = states.getFirst().equals("kept");
        ObjectNode anew = clientFirst
                ? single(APPROVER, id, 25, "week 2").put("after", Scene.wei(10))
                : single(CLIENT, id, 25, "week 1").put("after", Scene.wei(15));
        assertThat(Slips.states(Slips.post(clientFirst ? approver : scene.client, VOUCHERS, anew)))
                .containsExactly("kept");
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(25)));
    }

    @Test
    void whatIsPreparedInTheRoomBuildsOnTheSameTotal() {
        Hash32 id = opened();
        JsonNode prepared = scene.client
                .prepare(id, "approve", Map.of("add", Scene.wei(15)))
                .ok();
        Slips.post(approver, VOUCHERS, single(APPROVER, id, 10, "week 1"));

        Hand.Reply late = scene.client.post(prepared.get("submit").asString(), scene.client.answer(prepared));

        assertThat(late.status()).isEqualTo(409);
        assertThat(scene.room(id).get("vouchers")).hasSize(1);
    }

    @Test
    void whatIsAboveTheFundIsOwedAndPaidFromTheNextTopUp() {
        Hash32 id = opened();

        JsonNode answer = Slips.post(scene.client, VOUCHERS, single(CLIENT, id, 130, "week 1"));

        assertThat(Slips.states(answer)).containsExactly("kept");
        assertThat(answer.get(0).get("uncovered").asString()).isEqualTo(Scene.wei(30));
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(100)));
        scene.client.act(id, "topup", Map.of("amount", Scene.wei(40)));
        scene.await(id, room -> Scene.money(room, "secured").equals(Scene.milli(30)));
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(130)));
    }

    @Test
    void whoIsNotOfTheClientsSideHandsInNothing() {
        Hash32 id = opened();

        JsonNode answer = Slips.post(scene.worker, VOUCHERS, single(CLIENT, id, 5, "week 1"));

        assertThat(Slips.states(answer)).containsExactly("refused");
        assertThat(answer.get(0).get("problem").get("status").asInt()).isEqualTo(404);
    }

    @Test
    void aListOfNoneOrTooManyIsRefused() {
        ObjectNode voucher = single(CLIENT, Hash32.keccak("nothing"), 1, "week");
        String tooMany = Stream.generate(voucher::toString).limit(501).toList().toString();

        for (String body : List.of("[]", "{}", tooMany, "[{\"agreement\":\"0x\"}]")) {
            assertThat(scene.client
                            .postText(VOUCHERS, body, UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void fiveHundredAreTakenInOneRequest() {
        Hash32 id = opened();
        List<Message.Voucher> vouchers = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> Slips.voucher(id, Amount.ofWei(i), "minute " + i))
                .toList();
        List<Approval.Slip> slips = Slips.batch(CLIENT, vouchers);

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                IntStream.range(0, 500)
                        .mapToObj(i -> Slips.json(vouchers.get(i), slips.get(i)))
                        .toList());

        assertThat(Slips.states(answer)).hasSize(500).containsOnly("kept");
        assertThat(scene.room(id).get("vouchers")).hasSize(500);
    }
}
