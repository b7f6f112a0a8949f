package io.stint.hub.payroll.run;

import static io.stint.hub.agreement.Scene.milli;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
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

/** Steps whose hash a wallet told, and whose transaction never came to the hub's node. */
class LostStepTest {
    private static Village village;
    private static Scene scene;
    private static Payer payer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        payer = new Payer(village, Village.CLIENT.key());
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static String list(String amount, Hash32 agreement) {
        return "worker,amount,memo\n" + agreement.hex() + "," + amount + ",extra\n";
    }

    private static Amount funded(Hash32 id) {
        return payer.onChain(id).funded();
    }

    /** Its wallet told the hash and cancelled it before a node had it: only its owner can know that. */
    @Test
    void aBonusThatNoNodeEverSawIsGivenUpByItsPayersWord() {
        Hash32 id = scene.opened();
        String run = payer.begin("bonus", list("0.003", id));
        JsonNode in = payer.next(run, false);
        SignedTransaction funding = payer.sign(in);
        payer.pass(funding).ok();
        payer.tell(run, in, funding.hash());
        JsonNode out = payer.afterWaiting(run, false);
        long nonce = payer.node().pendingNonce(payer.address());
        Hash32 lost = payer.sign(out, nonce, 1).hash();
        payer.tell(run, out, lost);
        // It may still come: nothing but the payer's word would say that it does not.
        assertThat(Payer.doing(payer.without(run, lost))).isEqualTo("wait");
        payer.sendAlone(payer.cancelling(out, nonce));

        JsonNode todo = payer.afterWaiting(run, true);
        assertThat(Payer.doing(todo)).isEqualTo("lost");
        assertThat(todo.get("transactions").get(0).asString()).isEqualTo(lost.hex());
        assertThat(Payer.doing(payer.without(run, funding.hash()))).isEqualTo("lost");
        assertThat(approveFive(id).status()).isEqualTo(409);
        assertThat(Payer.doing(payer.without(run, lost))).isEqualTo("wait");

        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("done", "void");
        assertThat(approveFive(id).status()).isLessThan(300);
    }

    private static Hand.Reply approveFive(Hash32 id) {
        JsonNode prepared = scene.client
                .prepare(id, "approve", Map.of("total", Scene.wei(5)))
                .ok();
        return scene.client.post(prepared.get("submit").asString(), scene.client.answer(prepared));
    }

    @Test
    void whatNoNodeEverSawIsSentAnewOnceItIsGivenUp() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        JsonNode todo = payer.next(run, false);
        long nonce = payer.node().pendingNonce(payer.address());
        Hash32 lost = payer.sign(todo, nonce, 1).hash();
        payer.tell(run, todo, lost);
        payer.sendAlone(payer.cancelling(todo, nonce));
        assertThat(Payer.doing(payer.afterWaiting(run, false))).isEqualTo("lost");
        payer.without(run, lost);

        assertThat(payer.finish(run)).isEqualTo(1);

        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("void", "done");
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    /** A wallet that paid more for the same step, and of which the hub knows no number: the chain says it. */
    @Test
    void whatTookItsPlaceAndDoesTheSameIsTheStep() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        JsonNode todo = payer.next(run, false);
        long nonce = payer.node().pendingNonce(payer.address());
        Hash32 never = payer.sign(todo, nonce, 1).hash();
        payer.tell(run, todo, never);
        SignedTransaction dear = payer.sign(todo, nonce, 2);
        payer.sendAlone(dear);

        assertThat(Payer.doing(payer.without(run, never))).isIn("wait", "nothing");
        assertThat(payer.finish(run)).isZero();

        assertThat(funded(id)).isEqualTo(milli(101));
    }
}
