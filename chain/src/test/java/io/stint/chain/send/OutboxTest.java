package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final PrivateKey KEY = DevAccounts.KEYS.getFirst();
    private static final Address SENDER = KEY.address();

    @TempDir
    Path root;

    @Test
    void whatWasSignedIsThereAfterARestart() {
        SignedTransaction first;
        SignedTransaction second;
        try (Outbox outbox = Outbox.open(root, 31)) {
            first = append(outbox, 5);
            second = append(outbox, 5);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).containsExactly(first, second);
        }
    }

    @Test
    void noncesGoOnFromWhatIsOpenOrFromTheNode() {
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(append(outbox, 5).nonce()).isEqualTo(5);
            assertThat(append(outbox, 5).nonce()).isEqualTo(6);
            assertThat(append(outbox, 9).nonce()).isEqualTo(9);
        }
    }

    @Test
    void aSettledNonceIsNotTakenAgainWhateverTheNodeSays() {
        try (Outbox outbox = Outbox.open(root, 31)) {
            outbox.settle(append(outbox, 5).hash(), true);
            assertThat(append(outbox, 5).nonce()).isEqualTo(6);
        }
    }

    @Test
    void theGapOfADroppedTransactionIsFilled() {
        try (Outbox outbox = Outbox.open(root, 31)) {
            SignedTransaction first = append(outbox, 5);
            append(outbox, 5);
            outbox.drop(first.hash());
            assertThat(append(outbox, 5).nonce()).isEqualTo(5);
            assertThat(append(outbox, 5).nonce()).isEqualTo(7);
        }
    }

    @Test
    void settledAndDroppedTransactionsAreForgotten() {
        try (Outbox outbox = Outbox.open(root, 31)) {
            outbox.settle(append(outbox, 1).hash(), false);
            outbox.drop(append(outbox, 2).hash());
            SignedTransaction third = append(outbox, 2);
            assertThat(third.nonce()).isEqualTo(2);
            assertThat(outbox.open()).containsExactly(third);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).hasSize(1);
        }
    }

    @Test
    void anotherOneOnTheSameFolderIsRefused() {
        try (Outbox outbox = Outbox.open(root, 31);
                Outbox otherChain = Outbox.open(root, 30)) {
            assertThat(outbox.chainId()).isNotEqualTo(otherChain.chainId());
            assertThatThrownBy(() -> Outbox.open(root, 31)).isInstanceOf(OutboxInUse.class);
        }
    }

    @Test
    void aLineThatACrashCutOffIsRemoved() throws IOException {
        SignedTransaction first;
        try (Outbox outbox = Outbox.open(root, 31)) {
            first = append(outbox, 0);
        }
        Files.writeString(file(), "signed 0xabc", StandardOpenOption.APPEND);
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).containsExactly(first);
            append(outbox, 0);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).hasSize(2);
        }
    }

    @Test
    void aDamagedFileIsRefusedAndNamed() throws IOException {
        try (Outbox outbox = Outbox.open(root, 31)) {
            append(outbox, 0);
        }
        Files.writeString(file(), Files.readString(file()).replace("02", "03"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Outbox.open(root, 31))
                    .isInstanceOf(DamagedOutbox.class)
                    .hasMessageContaining("outbox")
                    .hasMessageContaining("do not delete it");
        }
    }

    @Test
    void aTransactionOfAnotherChainIsRefused() {
        try (Outbox outbox = Outbox.open(root, 30)) {
            assertThatThrownBy(() -> append(outbox, 0)).isInstanceOf(BadInput.class);
            assertThat(outbox.open()).isEmpty();
        }
    }

    private Path file() {
        return root.resolve("31").resolve("outbox");
    }

    private static SignedTransaction append(Outbox outbox, long pendingNonce) {
        return outbox.append(
                SENDER,
                () -> pendingNonce,
                nonce -> new UnsignedTransaction.Legacy(
                                31,
                                nonce,
                                BigInteger.TWO,
                                21_000,
                                Optional.of(SENDER),
                                Amount.ofWei(0x0202),
                                Bytes.EMPTY)
                        .sign(KEY));
    }
}
