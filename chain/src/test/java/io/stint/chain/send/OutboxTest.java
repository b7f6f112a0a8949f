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
import java.util.Arrays;
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

    @Test
    void aPowerCutAtAnyByteOfTheLastLineLosesThatLineOnly() throws IOException {
        SignedTransaction first;
        SignedTransaction second;
        try (Outbox outbox = Outbox.open(root, 31)) {
            first = append(outbox, 0);
            second = append(outbox, 0);
            outbox.told(first.hash());
            outbox.replace(second, () -> signed(1, BigInteger.TEN));
        }
        byte[] whole = Files.readAllBytes(file());
        String text = Files.readString(file());
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Outbox outbox = Outbox.open(root, 31)) {
                assertThat(outbox.open()).containsExactly(first, second);
                assertThat(outbox.untold()).containsExactly(second);
            }
            assertThat(Files.size(file())).isEqualTo(lastLine);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(append(outbox, 0).nonce()).isEqualTo(2);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).hasSize(3);
        }
    }

    @Test
    void whatAPowerCutLeftEmptyAtTheEndIsRemoved() throws IOException {
        try (Outbox outbox = Outbox.open(root, 31)) {
            append(outbox, 0);
        }
        Files.write(file(), new byte[4096], StandardOpenOption.APPEND);
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).hasSize(1);
        }
    }

    @Test
    void itIsKeptUntilItIsBothDeepAndToldInWhicheverOrder() {
        try (Outbox outbox = Outbox.open(root, 31)) {
            outbox.settle(append(outbox, 0).hash(), false);
            outbox.told(append(outbox, 1).hash());
        }
        SignedTransaction mined;
        SignedTransaction told;
        try (Outbox outbox = Outbox.open(root, 31)) {
            mined = outbox.untold().getFirst();
            told = outbox.open().getFirst();
            assertThat(outbox.kept()).containsExactly(mined, told);
            assertThat(outbox.isUntold(mined.hash())).isTrue();
            assertThat(outbox.isUntold(told.hash())).isFalse();
            outbox.told(mined.hash());
            outbox.settle(told.hash(), false);
            assertThat(outbox.kept()).isEmpty();
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.kept()).isEmpty();
        }
    }

    @Test
    void aReplacementBelongsToTheFirstAndEndsWithIt() {
        SignedTransaction first;
        SignedTransaction second = signed(0, BigInteger.TEN);
        try (Outbox outbox = Outbox.open(root, 31)) {
            first = append(outbox, 0);
            assertThat(outbox.replace(first, () -> second)).contains(second);
            assertThat(outbox.replace(first, () -> signed(0, BigInteger.ONE))).isEmpty();
            assertThatThrownBy(() -> outbox.replace(second, () -> signed(1, BigInteger.TEN)))
                    .isInstanceOf(BadInput.class);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).containsExactly(second);
            assertThat(outbox.family(first)).containsExactly(first, second);
            outbox.told(first.hash());
            outbox.settle(second.hash(), false);
            assertThat(outbox.kept()).isEmpty();
            assertThat(append(outbox, 0).nonce()).isZero();
        }
    }

    @Test
    void aJournalOfWhichMostIsOverIsWrittenAnew() throws IOException {
        SignedTransaction kept;
        SignedTransaction replacement;
        try (Outbox outbox = Outbox.open(root, 31)) {
            kept = append(outbox, 0);
            replacement = outbox.replace(kept, () -> signed(0, BigInteger.TEN)).orElseThrow();
            outbox.told(replacement.hash());
            for (int nonce = 1; nonce < 40; nonce++) {
                outbox.drop(append(outbox, nonce).hash());
            }
        }
        // As if an earlier run had been killed while it wrote the new one.
        Files.writeString(root.resolve("31").resolve("outbox.next"), "signed 0xabc".repeat(1000));
        long before = Files.size(file());

        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(Files.size(file())).isLessThan(before / 10);
            assertThat(outbox.family(kept)).containsExactly(kept, replacement);
            assertThat(outbox.untold()).isEmpty();
            assertThat(append(outbox, 0).nonce()).isEqualTo(1);
            assertThatThrownBy(() -> Outbox.open(root, 31)).isInstanceOf(OutboxInUse.class);
        }
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.family(kept)).containsExactly(kept, replacement);
            assertThat(outbox.open()).hasSize(2);
        }
        assertThat(Files.readAllLines(file())).hasSize(4);
    }

    @Test
    void aKillBeforeTheNewJournalTookTheOldOnesPlaceLosesNothing() throws IOException {
        try (Outbox outbox = Outbox.open(root, 31)) {
            append(outbox, 0);
        }
        Files.writeString(root.resolve("31").resolve("outbox.next"), "");
        try (Outbox outbox = Outbox.open(root, 31)) {
            assertThat(outbox.open()).hasSize(1);
        }
    }

    private Path file() {
        return root.resolve("31").resolve("outbox");
    }

    private static SignedTransaction append(Outbox outbox, long pendingNonce) {
        return outbox.append(SENDER, () -> pendingNonce, nonce -> signed(nonce, BigInteger.TWO));
    }

    private static SignedTransaction signed(long nonce, BigInteger price) {
        return new UnsignedTransaction.Legacy(
                        31, nonce, price, 21_000, Optional.of(SENDER), Amount.ofWei(0x0202), Bytes.EMPTY)
                .sign(KEY);
    }
}
