package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.Freeze;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who gets which nonce, and what becomes of a transaction whose nonce somebody else used. */
class NonceTest extends OnDesk {
    private static final int DEPTH = 3;

    @Test
    void manySendersOfTwoKeysOnOneOutboxShareNone() throws Exception {
        PrivateKey other = PrivateKey.generate(new SecureRandom());
        desk.fund(other, BigInteger.TEN.pow(18));
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                PrivateKey key = i % 2 == 0 ? desk.key : other;
                Sender sender = desk.sender(chain.profile(), key, Duration.ofSeconds(30));
                sent.add(threads.submit(() -> sender.send(desk.pay(1))));
            }
        }
        for (Future<?> each : sent) {
            assertThat(each.get()).isNotNull();
        }
        assertThat(desk.paid()).isEqualTo(20);
        assertThat(desk.nonce()).isEqualTo(10);
        assertThat(desk.node.nonce(other.address())).isEqualTo(10);
    }

    @Test
    void aNodeThatLagsBehindCostsNothing() {
        desk.sender().send(desk.pay(7));
        desk.reopen();
        atTheFirstNonce(() -> {}, -1);

        desk.sender().send(desk.pay(8));

        assertThat(desk.dropped).hasSize(1);
        assertThat(desk.paid()).isEqualTo(15);
        assertThat(desk.nonce()).isEqualTo(2);
    }

    @Test
    void aNonceThatAnotherProgramTookIsGivenUpOnlyWhenThatIsDeep() {
        AtomicLong foreign = new AtomicLong();
        atTheFirstNonce(() -> foreign.set(payByAnotherProgram()), 0);
        AtomicLong given = new AtomicLong();
        desk.meanwhile(() -> {
            assertThat(desk.nonce()).isEqualTo(1);
            given.set(desk.node.blockNumber());
            desk.mine();
        });

        desk.sender(deep()).send(desk.pay(7));

        assertThat(desk.dropped).hasSize(1);
        assertThat(given.get()).isGreaterThanOrEqualTo(foreign.get() + DEPTH - 1);
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(2);
    }

    @Test
    void whenTheOtherProgramsIsUndoneTheFirstIsMinedAfterAll() {
        atTheFirstNonce(this::payByAnotherProgram, 0);
        SignedTransaction transaction = desk.sender(deep()).submit(desk.pay(7));
        assertThat(desk.outbox().open()).containsExactly(transaction);
        undo();

        assertThat(desk.sender(deep()).await(transaction).transaction()).isEqualTo(transaction.hash());
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
    }

    @Test
    void whoeverOnlyAwaitsIsToldThatNothingWasPaid() {
        atTheFirstNonce(this::payByAnotherProgram, 0);
        SignedTransaction transaction = desk.sender().submit(desk.pay(7));

        assertThatThrownBy(() -> desk.sender().await(transaction))
                .isInstanceOf(Overtaken.class)
                .hasMessageContaining("another program")
                .hasMessageContaining("Nothing was paid by it");
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void aPaymentThatAReorganisationUndidIsMadeAgainByTheNextRun() {
        desk.sender(deep()).send(desk.pay(7));
        undo();
        assertThat(desk.paid()).isZero();
        desk.reopen();

        assertThat(desk.sender(deep()).resume()).hasSize(1);

        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
        assertThat(desk.outbox().open()).hasSize(1);
        desk.node.rpc().once("anvil_mine", "0x3");
        desk.sender(deep()).resume();
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void aPaymentThatAReorganisationUndidIsMadeAgainInTheSameRun() {
        Sender sender = desk.sender(deep());
        sender.send(desk.pay(7));
        undo();
        assertThat(desk.paid()).isZero();

        sender.tend();
        sender.send(desk.pay(8));

        assertThat(desk.paid()).isEqualTo(15);
        assertThat(desk.nonce()).isEqualTo(2);
        assertThat(desk.outbox().kept()).hasSize(2);
        desk.node.rpc().once("anvil_mine", "0x3");
        sender.tend();
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void whatAnotherProgramTookThePlaceOfIsGivenUpInTheSameRun() {
        Sender sender = desk.sender(deep());
        sender.send(desk.pay(7));
        SignedTransaction undone = desk.outbox().open().getFirst();
        undo();
        payByAnotherProgram();
        sender.tend();
        assertThat(desk.outbox().open()).containsExactly(undone);
        desk.node.rpc().once("anvil_mine", "0x3");

        sender.tend();

        assertThat(desk.dropped).containsExactly(undone.hash());
        assertThat(desk.outbox().kept()).isEmpty();
        sender.send(desk.pay(8));
        assertThat(desk.paid()).isEqualTo(8);
    }

    /** Whoever waits for a transaction sees to it. */
    @Test
    void whatSomebodyWaitsForIsLeftToThem() {
        Sender sender = desk.sender(deep());
        desk.automine(false);
        SignedTransaction waitedFor = sender.submit(desk.pay(7));
        desk.node.rpc().once("anvil_dropAllTransactions");

        sender.tend();
        assertThat(desk.node.transaction(waitedFor.hash())).isEmpty();
        desk.outbox().release(waitedFor);
        sender.tend();

        assertThat(desk.node.transaction(waitedFor.hash())).isPresent();
    }

    @Test
    void whoeverSendsMeanwhileNeedNotWait() throws Exception {
        Sender sender = desk.sender(deep());
        sender.send(desk.pay(7));
        Freeze freeze = desk.faulty.freeze("eth_getTransactionReceipt", 1, true);
        CompletableFuture<Void> tending = CompletableFuture.runAsync(sender::tend);
        freeze.awaitReached();

        sender.send(desk.pay(8));

        assertThat(tending).isNotDone();
        assertThat(desk.paid()).isEqualTo(15);
        assertThat(desk.nonce()).isEqualTo(2);
    }

    private static ChainProfile deep() {
        return ChainProfilesForTest.confirmations(chain.profile(), DEPTH);
    }

    /** The newest block goes, and what was in it is forgotten. */
    private void undo() {
        desk.node.rpc().once("anvil_rollback", 1);
        desk.node.rpc().once("anvil_dropAllTransactions");
    }

    /** When the next nonce is asked for the first time, something happens, and the answer may be wrong. */
    private void atTheFirstNonce(Runnable what, long off) {
        AtomicBoolean first = new AtomicBoolean(true);
        desk.faulty.change("eth_getTransactionCount", count -> {
            if (!first.getAndSet(false)) {
                return count;
            }
            what.run();
            return Desk.hex(Desk.number(count).add(BigInteger.valueOf(off)));
        });
    }

    /** @return its block */
    private long payByAnotherProgram() {
        desk.node.sendRaw(new UnsignedTransaction.Legacy(
                        chain.profile().chainId(),
                        desk.nonce(),
                        desk.node.gasPrice(),
                        21_000,
                        Optional.of(desk.key.address()),
                        Amount.ofWei(1),
                        Bytes.EMPTY)
                .sign(desk.key)
                .raw());
        return desk.node.blockNumber();
    }
}
