package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever stops the keeper, and wherever, each job is paid for once. */
class KeeperTest {
    private static Village village;
    private static Scene scene;
    private static JsonRpc rpc;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        rpc = village.chain().node().rpc();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @Test
    void aHubThatStopsBetweenSendingAndTheBlockPaysOnce() {
        Hash32 id = scene.approved(20);
        long nonce = nonce();
        Amount before = scene.balance(scene.worker.address());
        rpc.once("evm_setAutomine", false);
        scene.worker.act(id, "draw", Map.of());
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);

        village.restart();
        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");

        JsonNode room = scene.await(id, r -> money(r, "drawn").equals(milli(20)) && idle(r));
        assertThat(room.get("underWay")).isEmpty();
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(20));
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void aHubThatIsAwayWhileItsTransactionIsMinedFindsIt() {
        Hash32 id = scene.approved(20);
        long nonce = nonce();
        rpc.once("evm_setAutomine", false);
        scene.worker.act(id, "draw", Map.of());
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);

        village.restart(() -> {
            rpc.once("evm_mine");
            rpc.once("evm_setAutomine", true);
        });

        JsonNode room = scene.await(id, KeeperTest::idle);
        assertThat(room.get("underWay")).isEmpty();
        assertThat(money(room, "drawn")).isEqualTo(milli(20));
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void aJobThatCouldNotBeSentIsSentByTheNextStart() {
        Hash32 id = scene.approved(20);
        long nonce = nonce();
        Amount purse = scene.balance(Village.KEEPER.address());
        JsonNode prepared = scene.worker.prepare(id, "draw", Map.of()).ok();
        rpc.once("anvil_setBalance", Village.KEEPER.address().hex(), "0x0");
        scene.worker
                .post(prepared.get("submit").asString(), scene.worker.answer(prepared))
                .ok();

        village.restart(() -> {
            assertThat(nonce()).isEqualTo(nonce);
            rpc.once(
                    "anvil_setBalance",
                    Village.KEEPER.address().hex(),
                    "0x" + purse.wei().toString(16));
        });

        scene.await(id, room -> money(room, "drawn").equals(milli(20)) && idle(room));
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void whatTheContractRefusesIsToldAndCostsNothing() {
        Hash32 id = scene.claimed(20);
        rpc.once("evm_setAutomine", false);
        long nonce = nonce();
        scene.worker.act(id, "retract", Map.of());
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);
        scene.client.act(id, "concede", Map.of());
        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");

        JsonNode room = scene.await(
                id,
                r -> Scene.claim(r).equals("retracted")
                        && r.get("underWay").size() == 1
                        && r.get("underWay").get(0).has("error"));

        assertThat(room.get("underWay").get(0).get("action").asString()).isEqualTo("concede");
        assertThat(nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void oneAgreementDoesNotEmptyTheHubsPurse() {
        Hash32 id = scene.opened();
        for (int i = 1; i <= Budget.A_DAY; i++) {
            scene.client.act(id, "approve", Map.of("add", Scene.wei(1)));
            scene.worker.act(id, "draw", Map.of());
            Amount drawn = milli(i);
            scene.await(id, room -> money(room, "drawn").equals(drawn) && idle(room));
        }
        scene.client.act(id, "approve", Map.of("add", Scene.wei(1)));
        JsonNode prepared = scene.worker.prepare(id, "draw", Map.of()).ok();

        int status = scene.worker
                .post(prepared.get("submit").asString(), scene.worker.answer(prepared))
                .status();

        assertThat(status).isEqualTo(422);
    }

    private static boolean idle(JsonNode room) {
        return room.get("underWay").isEmpty();
    }

    private static long nonce() {
        return node().nonce(Village.KEEPER.address());
    }

    private static Node node() {
        return village.chain().node();
    }
}
