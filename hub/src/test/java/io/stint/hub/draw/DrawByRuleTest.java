package io.stint.hub.draw;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.TxInfo;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker's rule, from choosing it to the money, on a real chain. */
class DrawByRuleTest {
    private static final String AT_ONCE = "{\"kind\":\"at-once\"}";
    private static final String BY_HAND = "{\"kind\":\"by-hand\"}";
    private static Village village;
    private static Scene scene;
    private static JsonRpc rpc;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        rpc = node().rpc();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @AfterEach
    void byHand() {
        rpc.once("evm_setAutomine", true);
        choose(BY_HAND);
    }

    @Test
    void threeAgreementsAreDrawnInOneTransactionForLessGas() {
        Hash32 alone = scene.approved(20);
        long nonce = nonce();
        scene.worker.act(alone, "draw", Map.of());
        drawn(alone, 20);
        long single = receipt(nonce).gasUsed();

        List<Hash32> three = approved(3);
        Amount before = scene.balance(scene.worker.address());
        nonce = nonce();
        choose(AT_ONCE);
        three.forEach(id -> drawn(id, 20));

        assertThat(nonce()).isEqualTo(nonce + 1);
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(60));
        long batch = receipt(nonce).gasUsed();
        assertThat(batch / 3).isLessThan(single * 8 / 10);
        assertThat(single).isCloseTo(DrawGas.of(1), withinPercentage(10));
        assertThat(batch).isCloseTo(DrawGas.of(3), withinPercentage(10));
    }

    @Test
    void whatIsApprovedDuringTheWeekIsDrawnAtItsEndAndNotBefore() {
        Instant now = node().latestBlock().timestamp();
        Instant due = now.plus(Duration.ofDays(2))
                .atOffset(ZoneOffset.UTC)
                .withHour(6)
                .withMinute(0)
                .withSecond(0)
                .toInstant();
        choose("{\"kind\":\"weekly\",\"weekday\":"
                + due.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() + ",\"hour\":6,\"zone\":\"UTC\"}");
        List<Hash32> three = approved(3);
        long nonce = nonce();
        scene.later(Duration.between(node().latestBlock().timestamp(), due).minusMinutes(10));
        Hash32 late = scene.approved(20);
        assertThat(nonce()).isEqualTo(nonce);

        scene.later(Duration.between(node().latestBlock().timestamp(), due).plusSeconds(1));

        Stream.concat(three.stream(), Stream.of(late)).forEach(id -> drawn(id, 20));
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void aVoucherThatComesWhileOneIsSentIsDrawnByTheNext() {
        List<Hash32> three = approved(3);
        long nonce = nonce();
        rpc.once("evm_setAutomine", false);
        choose(AT_ONCE);
        sent(nonce);
        scene.client.act(three.getFirst(), "approve", Map.of("add", Scene.wei(15)));
        mine();
        three.forEach(id -> drawn(id, 20));

        assertThat(money(scene.room(three.getFirst()), "drawn")).isEqualTo(milli(20));
        scene.later(DueDraws.PAUSE.plusSeconds(30));
        drawn(three.getFirst(), 35);
        assertThat(nonce()).isEqualTo(nonce + 2);
    }

    @Test
    void whatSomebodyElseDrawsMeanwhileIsSkippedAndTheOthersArePaid() {
        List<Hash32> three = approved(3);
        Amount before = scene.balance(scene.worker.address());
        long nonce = nonce();
        rpc.once("evm_setAutomine", false);
        choose(AT_ONCE);
        TxInfo sent = sent(nonce);
        EscrowCall.PayMany call =
                (EscrowCall.PayMany) EscrowCalls.decode(sent.input()).orElseThrow();
        payFirst(sent, call.payments().get(1).data());
        mine();

        three.forEach(id -> drawn(id, 20));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(60));
        assertThat(receipt(nonce).logs()).hasSizeLessThan(3 * 2);
        assertThat(nonce()).isEqualTo(nonce + 1);
        three.forEach(id -> scene.await(id, room -> room.get("underWay").isEmpty()));
    }

    /** Of the client's, at a price at which it is mined before the keeper's. */
    private static void payFirst(TxInfo before, Bytes call) {
        Node node = node();
        node.sendRaw(new UnsignedTransaction.Legacy(
                        village.chain().profile().chainId(),
                        node.nonce(scene.client.address()),
                        node.gasPrice().multiply(BigInteger.TEN),
                        400_000,
                        before.to(),
                        Amount.ZERO,
                        call)
                .sign(Village.CLIENT.key())
                .raw());
    }

    @Test
    void aHubThatStopsBetweenSendingAndTheBlockPaysAllOnce() {
        List<Hash32> three = approved(3);
        Amount before = scene.balance(scene.worker.address());
        long nonce = nonce();
        rpc.once("evm_setAutomine", false);
        choose(AT_ONCE);
        sent(nonce);

        village.restart();
        mine();

        three.forEach(id -> drawn(id, 20));
        three.forEach(id -> scene.await(id, room -> room.get("underWay").isEmpty()));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(60));
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void aForkThatUndoesTheDrawHasItDrawnAgain() {
        List<Hash32> three = approved(3);
        Amount before = scene.balance(scene.worker.address());
        choose(AT_ONCE);
        three.forEach(id -> drawn(id, 20));

        rpc.once("anvil_reorg", 1, List.of());
        three.forEach(id -> scene.await(id, room -> money(room, "drawn").isZero()));
        scene.later(DueDraws.PAUSE.plusSeconds(30));

        three.forEach(id -> drawn(id, 20));
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(60));
    }

    @Test
    void whileThePurseIsEmptyTheWorkerIsToldAndNothingIsLost() {
        List<Hash32> three = approved(3);
        Amount purse = scene.balance(Village.KEEPER.address());
        fill(Amount.ofWei(1));
        Guest guest = new Guest(village.address());
        Scene.await(() -> guest.get("/health/ready").body().contains("nothing else is paid"));
        choose(AT_ONCE);
        three.forEach(id -> scene.await(id, DrawByRuleTest::waits));

        assertThat(rule().get("waiting").asInt()).isEqualTo(3);
        choose(BY_HAND);
        assertThat(rule().get("waiting").asInt()).isZero();
        choose(AT_ONCE);
        three.forEach(id -> scene.await(id, DrawByRuleTest::waits));
        fill(purse);
        three.forEach(id -> drawn(id, 20));
    }

    private static boolean waits(JsonNode room) {
        JsonNode under = room.get("underWay");
        return under.size() == 1
                && under.get(0).path("postponed").asBoolean()
                && under.get(0).path("rule").asBoolean();
    }

    @Test
    void aRuleIsReadBackAndWhatIsNoneIsRefused() {
        String weekly = "{\"kind\":\"weekly\",\"weekday\":5,\"hour\":18,\"zone\":\"Europe/Madrid\"}";
        choose(weekly);
        assertThat(rule().get("rule").toString()).isEqualTo(weekly);
        assertThat(rule().get("costs").get("eachOfTen").asString()).isNotEmpty();
        for (String wrong : List.of(
                "{\"kind\":\"sometimes\"}",
                "{\"kind\":\"weekly\",\"weekday\":8,\"hour\":18,\"zone\":\"UTC\"}",
                "{\"kind\":\"weekly\",\"weekday\":1,\"hour\":24,\"zone\":\"UTC\"}",
                "{\"kind\":\"weekly\",\"weekday\":1,\"hour\":1,\"zone\":\"+01:00\"}",
                "{\"kind\":\"above\",\"sums\":[],\"days\":7}",
                "{\"kind\":\"above\",\"sums\":[{\"token\":\"0x0000000000000000000000000000000000000000\",\"sum\":\"0\"}],\"days\":7}",
                "{\"kind\":\"cheap\",\"days\":91}",
                "{\"kind\":\"cheap\",\"most\":\"1e9\",\"days\":7}",
                "{\"kind\":\"at-once\",\"days\":7}")) {
            assertThat(scene.worker.put("/api/draw-rule", body(31_337, wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(scene.worker.put("/api/draw-rule", body(30, AT_ONCE)).status())
                .isEqualTo(400);
        assertThat(rule().get("rule").toString()).isEqualTo(weekly);
    }

    private static List<Hash32> approved(int agreements) {
        return Stream.generate(() -> scene.approved(20)).limit(agreements).toList();
    }

    private static void drawn(Hash32 id, int thousandths) {
        scene.await(id, room -> money(room, "drawn").equals(milli(thousandths)));
    }

    private static void choose(String rule) {
        assertThat(scene.worker.put("/api/draw-rule", body(31_337, rule)).status())
                .isEqualTo(204);
    }

    private static String body(long chain, String rule) {
        return "{\"chain\":" + chain + ",\"rule\":" + rule + "}";
    }

    private static JsonNode rule() {
        return scene.worker.get("/api/draw-rule").ok().get(0);
    }

    /** What waits in the node's pool. */
    private static TxInfo sent(long nonce) {
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);
        return node().transaction(hash(nonce)).orElseThrow();
    }

    /** Of the keeper's transaction with this nonce. */
    private static Hash32 hash(long nonce) {
        JsonNode found = rpc.read(
                "eth_getTransactionBySenderAndNonce", Village.KEEPER.address().hex(), "0x" + Long.toHexString(nonce));
        return Hash32.parse(found.get("hash").asString());
    }

    private static void mine() {
        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");
    }

    private static Receipt receipt(long nonce) {
        return node().receipt(hash(nonce)).orElseThrow();
    }

    private static void fill(Amount amount) {
        rpc.once(
                "anvil_setBalance",
                Village.KEEPER.address().hex(),
                "0x" + amount.wei().toString(16));
    }

    private static long nonce() {
        return node().nonce(Village.KEEPER.address());
    }

    private static Node node() {
        return village.chain().node();
    }
}
