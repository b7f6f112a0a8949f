package io.stint.hub.draw;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between a rule and the money, on a real chain: all is paid, and once. */
class DrawFaultsTest {
    private static Ruled ruled;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ruled = Ruled.in(folder);
    }

    @AfterAll
    static void stop() {
        ruled.close();
    }

    @AfterEach
    void rest() {
        ruled.rest();
    }

    @Test
    void aVoucherThatComesWhileOneIsSentIsDrawnByTheNext() {
        List<Hash32> three = ruled.approved(3);
        long nonce = ruled.nonce();
        ruled.automine(false);
        ruled.choose(Ruled.AT_ONCE);
        ruled.sent(nonce);
        ruled.scene().client.act(three.getFirst(), "approve", Map.of("add", Scene.wei(15)));
        ruled.mine();
        three.forEach(id -> ruled.drawn(id, 20));

        assertThat(money(ruled.scene().room(three.getFirst()), "drawn")).isEqualTo(milli(20));
        ruled.scene().later(DueDraws.PAUSE.plusSeconds(30));
        ruled.drawn(three.getFirst(), 35);
        assertThat(ruled.nonce()).isEqualTo(nonce + 2);
    }

    @Test
    void whatSomebodyElseDrawsMeanwhileIsSkippedAndTheOthersArePaid() {
        List<Hash32> three = ruled.approved(3);
        Amount before = ruled.scene().balance(ruled.scene().worker.address());
        long nonce = ruled.nonce();
        ruled.automine(false);
        ruled.choose(Ruled.AT_ONCE);
        TxInfo sent = ruled.sent(nonce);
        EscrowCall.PayMany call =
                (EscrowCall.PayMany) EscrowCalls.decode(sent.input()).orElseThrow();
        payFirst(sent, call.payments().get(1).data());
        ruled.mine();

        three.forEach(id -> ruled.drawn(id, 20));
        assertThat(ruled.scene().balance(ruled.scene().worker.address()).minus(before))
                .isEqualTo(milli(60));
        assertThat(ruled.receipt(nonce).logs()).hasSizeLessThan(3 * 2);
        assertThat(ruled.nonce()).isEqualTo(nonce + 1);
        three.forEach(id -> ruled.scene().await(id, room -> room.get("underWay").isEmpty()));
    }

    /** Of the client's, at a price at which it is mined before the keeper's. */
    private static void payFirst(TxInfo before, Bytes call) {
        Node node = ruled.node();
        node.sendRaw(new UnsignedTransaction.Legacy(
                        ruled.village().chain().profile().chainId(),
                        node.nonce(ruled.scene().client.address()),
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
        List<Hash32> three = ruled.approved(3);
        Amount before = ruled.scene().balance(ruled.scene().worker.address());
        long nonce = ruled.nonce();
        ruled.automine(false);
        ruled.choose(Ruled.AT_ONCE);
        ruled.sent(nonce);

        ruled.village().restart();
        ruled.mine();

        three.forEach(id -> ruled.drawn(id, 20));
        three.forEach(id -> ruled.scene().await(id, room -> room.get("underWay").isEmpty()));
        assertThat(ruled.scene().balance(ruled.scene().worker.address()).minus(before))
                .isEqualTo(milli(60));
        assertThat(ruled.nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void aForkThatUndoesTheDrawHasItDrawnAgain() {
        List<Hash32> three = ruled.approved(3);
        Amount before = ruled.scene().balance(ruled.scene().worker.address());
        ruled.choose(Ruled.AT_ONCE);
        three.forEach(id -> ruled.drawn(id, 20));

        ruled.rpc().once("anvil_reorg", 1, List.of());
        three.forEach(id -> ruled.scene().await(id, room -> money(room, "drawn").isZero()));
        ruled.scene().later(DueDraws.PAUSE.plusSeconds(30));

        three.forEach(id -> ruled.drawn(id, 20));
        assertThat(ruled.scene().balance(ruled.scene().worker.address()).minus(before))
                .isEqualTo(milli(60));
    }
}
