package io.stint.hub.draw;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.TxInfo;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A village whose worker has rules for drawing, and the keeper that follows them. */
record Ruled(Village village, Scene scene) implements AutoCloseable {
    static final String AT_ONCE = "{\"kind\":\"at-once\"}";
    static final String BY_HAND = "{\"kind\":\"by-hand\"}";

    static Ruled in(Path folder) {
        Village village = Village.in(folder);
        return new Ruled(village, new Scene(village));
    }

    @Override
    public void close() {
        village.close();
    }

    /** Blocks come by themselves again, and nothing is drawn. */
    void rest() {
        automine(true);
        choose(BY_HAND);
    }

    JsonRpc rpc() {
        return node().rpc();
    }

    /** Whether each transaction gets a block at once. */
    void automine(boolean on) {
        rpc().once("evm_setAutomine", on);
    }

    List<Hash32> approved(int agreements) {
        return Stream.generate(() -> scene.approved(20)).limit(agreements).toList();
    }

    void drawn(Hash32 id, int thousandths) {
        scene.await(id, room -> money(room, "drawn").equals(milli(thousandths)));
    }

    void choose(String rule) {
        assertThat(scene.worker.put("/api/draw-rule", body(31_337, rule)).status())
                .isEqualTo(204);
    }

    String body(long chain, String rule) {
        return "{\"chain\":" + chain + ",\"rule\":" + rule + "}";
    }

    JsonNode rule() {
        return scene.worker.get("/api/draw-rule").ok().get(0);
    }

    /** What waits in the node's pool. */
    TxInfo sent(long nonce) {
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);
        return node().transaction(hash(nonce)).orElseThrow();
    }

    /** Of the keeper's transaction with this nonce. */
    Hash32 hash(long nonce) {
        JsonNode found = rpc().read(
                        "eth_getTransactionBySenderAndNonce",
                        Village.KEEPER.address().hex(),
                        "0x" + Long.toHexString(nonce));
        return Hash32.parse(found.get("hash").asString());
    }

    void mine() {
        automine(true);
        rpc().once("evm_mine");
    }

    Receipt receipt(long nonce) {
        return node().receipt(hash(nonce)).orElseThrow();
    }

    void fill(Amount amount) {
        rpc().once(
                        "anvil_setBalance",
                        Village.KEEPER.address().hex(),
                        "0x" + amount.wei().toString(16));
    }

    long nonce() {
        return node().nonce(Village.KEEPER.address());
    }

    Node node() {
        return village.chain().node();
    }
}
