package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The database takes nothing just when the keeper writes down what became of a job: once, so that the job waits, or twice,
 * so that not even that can be said.
 */
class UnsaidTest {
    /** Before the transaction is noted, and after. */
    private static final String ANY = "true";

    private static final String SENT = "old.transaction is not null";

    private static Village village;
    private static Scene scene;
    private static JsonRpc rpc;
    private static Database database;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        rpc = village.chain().node().rpc();
        database = village.openDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
        village.close();
    }

    @BeforeEach
    void holdBlocks() {
        rpc.once("evm_setAutomine", false);
    }

    @AfterEach
    void repair() {
        rpc.once("evm_setAutomine", true);
        database.transact(h -> h.execute("drop function if exists fault cascade; drop sequence if exists fault_count"));
    }

    /** The next so many words about jobs that are being sent are refused, as on a full disk. */
    private static void refuse(int times, String when) {
        database.transact(h -> h.execute("""
                create sequence fault_count;
                create function fault() returns trigger language plpgsql as $$ begin
                    if nextval('fault_count') <= %d then
                        raise exception 'no room' using errcode = '53100';
                    end if;
                    return new;
                end $$;
                create trigger fault before update on keeper_job for each row
                    when (old.state = 'sending' and %s) execute function fault()""".formatted(times, when)));
    }

    @ParameterizedTest(name = "{0} times when {1}")
    @CsvSource({"1, " + SENT, "2, " + SENT, "1, " + ANY, "2, " + ANY})
    void whatIsMinedIsDoneWithItsCostAndSentOnce(int times, String when) {
        Hash32 id = opened();
        Amount before = scene.balance(scene.worker.address());
        long nonce = node().nonce(Village.KEEPER.address());
        refuse(times, when);
        scene.worker.act(id, "draw", Map.of());
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);
        if (when.equals(ANY)) {
            // It is begun again while it is in no block yet, and must not be sent again.
            Scene.await(() -> count(id, "attempts = 2 and transaction is not null") == 1);
        }

        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");

        scene.await(id, room -> money(room, "drawn").equals(milli(20)) && idle(room));
        assertThat(count(id, "state = 'done' and spent > 0 and attempts = 2")).isOne();
        assertThat(scene.balance(scene.worker.address()).minus(before)).isEqualTo(milli(20));
        requireNextDraw(id, nonce + 1);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void whatFailedInItsBlockIsSaidToHaveFailedWithItsCost(int times) {
        Hash32 id = opened();
        long nonce = node().nonce(Village.KEEPER.address());
        refuse(times, SENT);
        scene.worker.act(id, "draw", Map.of());
        JsonNode room =
                scene.await(id, r -> !idle(r) && r.get("underWay").get(0).has("transaction"));

        Hash32 sent =
                Hash32.parse(room.get("underWay").get(0).get("transaction").asString());
        overtake(node().transaction(sent).orElseThrow());
        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");

        Scene.await(() -> count(id, "state = 'failed' and spent > 0") == 1);
        requireNextDraw(id, nonce + 1);
    }

    /** What was paid in part is drawn again by the same call when there is more. */
    @Test
    void whatIsDoneIsNotTakenForTheNext() {
        Hash32 id = opened();
        refuse(2, SENT);
        scene.client.act(id, "approve", Map.of("total", wei(150)));
        long nonce = node().nonce(Village.KEEPER.address());
        scene.worker.act(id, "draw", Map.of());
        Scene.await(() -> node().pendingNonce(Village.KEEPER.address()) == nonce + 1);
        rpc.once("evm_setAutomine", true);
        rpc.once("evm_mine");
        scene.await(id, room -> money(room, "drawn").equals(milli(100)) && idle(room));

        // The same voucher, the same call.
        scene.client.act(id, "topup", Map.of("amount", wei(50)));
        scene.await(id, room -> room.get("timeline").findValuesAsString("name").contains("ToppedUp"));
        scene.worker.act(id, "draw", Map.of());

        scene.await(id, room -> money(room, "drawn").equals(milli(150)) && idle(room));
        assertThat(node().nonce(Village.KEEPER.address())).isEqualTo(nonce + 2);
    }

    /** Somebody else sends the same for more, and comes first in the block. */
    private static void overtake(TxInfo sent) {
        rpc.once(
                "eth_sendTransaction",
                Map.of(
                        "from", DevAccounts.KEYS.get(6).address().hex(),
                        "to", sent.to().orElseThrow().hex(),
                        "data", sent.input().hex(),
                        "gas", "0x100000",
                        "gasPrice", "0x2540be4000"));
    }

    private static Hash32 opened() {
        rpc.once("evm_setAutomine", true);
        Hash32 id = scene.approved(20);
        rpc.once("evm_setAutomine", false);
        return id;
    }

    /** Nothing of the agreement is left behind that would be in its way. */
    private static void requireNextDraw(Hash32 id, long nonce) {
        scene.await(id, room -> money(room, "drawn").equals(milli(20)));
        scene.client.act(id, "approve", Map.of("total", wei(30)));
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> money(room, "drawn").equals(milli(30)));
        assertThat(node().nonce(Village.KEEPER.address())).isEqualTo(nonce + 1);
    }

    private static long count(Hash32 id, String which) {
        return database.with(h -> h.createQuery("select count(*) from keeper_job where agreement = :id and " + which)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    private static boolean idle(JsonNode room) {
        return room.get("underWay").isEmpty();
    }

    private static Node node() {
        return village.chain().node();
    }
}
