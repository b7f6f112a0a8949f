package io.stint.hub.payroll.run;

import static io.stint.hub.agreement.Scene.milli;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A step of a list that was in a block which the chain gave up. */
class RunForkTest {
    private static final int DEPTH = 2;
    private static Village village;
    private static Scene scene;
    private static Payer payer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.careful(folder, DEPTH);
        scene = new Scene(village);
        payer = new Payer(village, Village.CLIENT.key());
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    /** Until they are deep enough for the hub, blocks come by themselves. */
    private static Hash32 opened() {
        payer.node().rpc().once("evm_setIntervalMining", 1);
        Hash32 id = scene.opened();
        payer.node().rpc().once("evm_setIntervalMining", 0);
        payer.node().rpc().once("evm_setAutomine", true);
        return id;
    }

    private static String begun(Hash32 id) {
        return payer.begin("topup", "worker,amount,memo\n" + id.hex() + ",0.001,extra\n");
    }

    private static void fork() {
        payer.node().rpc().once("anvil_reorg", 1, List.of());
    }

    /** Its transaction is known to the wallet alone, which is asked once more. */
    @Test
    void whatAnExtensionSentIsAskedForOnceMore() {
        Hash32 id = opened();
        String run = begun(id);
        JsonNode todo = payer.next(run, false);
        SignedTransaction signed = payer.sign(todo);
        payer.sendAlone(signed);
        payer.tell(run, todo, signed.hash());
        assertThat(payer.finish(run)).isZero();
        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("mined");
        assertThat(payer.run(run).get("state").asString()).isEqualTo("done");

        fork();
        assertThat(payer.onChain(id).funded()).isEqualTo(milli(100));

        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("sent");
        assertThat(payer.run(run).get("state").asString()).isEqualTo("open");
        assertThat(payer.finish(run)).isEqualTo(1);
        assertThat(payer.finish(run)).isZero();
        assertThat(Payer.states(payer.run(run), "items")).containsExactly("done");
        assertThat(payer.onChain(id).funded()).isEqualTo(milli(101));
    }

    /** The hub has the signed transaction, and hands it to the node again. */
    @Test
    void whatWentThroughTheHubComesIntoABlockAgain() {
        Hash32 id = opened();
        String run = begun(id);
        assertThat(payer.finish(run)).isEqualTo(1);
        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("mined");

        fork();
        assertThat(payer.onChain(id).funded()).isEqualTo(milli(100));

        Scene.await(() -> payer.run(run).get("state").asString().equals("done"));
        assertThat(payer.finish(run)).isZero();
        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("mined");
        assertThat(payer.onChain(id).funded()).isEqualTo(milli(101));
    }
}
