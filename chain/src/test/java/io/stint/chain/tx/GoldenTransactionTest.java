package io.stint.chain.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against viem's transactions, written by {@code contracts/tools/golden-tx.mjs}. */
class GoldenTransactionTest {
    /** So long that its length has a length of its own. */
    private static final Bytes LONG = Bytes.of(new byte[300]);

    @TestFactory
    List<DynamicTest> transactionsAreThoseOfViem() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = GoldenTransactionTest.class.getResourceAsStream("golden.json")) {
            for (JsonNode vector : JsonMapper.shared().readTree(in)) {
                String name = vector.path("transaction").path("type").asString() + " " + tests.size();
                tests.add(DynamicTest.dynamicTest(name, () -> compare(vector)));
            }
        }
        assertThat(tests).hasSize(64);
        return tests;
    }

    @Test
    void aHashThatIsNotThatOfTheBytesIsRefused() {
        assertThatThrownBy(() -> new SignedTransaction(30, Address.ZERO, 0, Hash32.ZERO, Bytes.EMPTY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("hash");
    }

    @Test
    void bytesThatBreakOffAreNoTransaction() {
        for (UnsignedTransaction transaction : List.of(
                new UnsignedTransaction.Legacy(
                        30, 1, BigInteger.TEN, 21_000, Optional.of(Address.ZERO), Amount.ofWei(7), LONG),
                new UnsignedTransaction.DynamicFee(
                        30, 1, BigInteger.ONE, BigInteger.TEN, 21_000, Optional.empty(), Amount.ofWei(7), LONG))) {
            byte[] whole = transaction
                    .sign(PrivateKey.generate(new SecureRandom()))
                    .raw()
                    .toArray();
            for (int length = 0; length < whole.length; length++) {
                Bytes part = Bytes.of(Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> TransactionReader.read(part)).isInstanceOf(BadInput.class);
            }
            Bytes more = Bytes.of(Arrays.copyOf(whole, whole.length + 1));
            assertThatThrownBy(() -> TransactionReader.read(more)).isInstanceOf(BadInput.class);
        }
    }

    @Test
    void anIdOfAChainWhoseSignatureWouldNotFitIsRefused() {
        long largest = (Long.MAX_VALUE - 36) / 2;
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        SignedTransaction signed = legacy(largest).sign(key);

        assertThat(SignedTransaction.read(signed.raw())).isEqualTo(signed);
        assertThatThrownBy(() -> legacy(largest + 1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("" + (largest + 1));
    }

    private static UnsignedTransaction legacy(long chain) {
        return new UnsignedTransaction.Legacy(
                chain, 1, BigInteger.TEN, 21_000, Optional.of(Address.ZERO), Amount.ofWei(7), Bytes.EMPTY);
    }

    private static void compare(JsonNode vector) {
        UnsignedTransaction transaction = transaction(vector.path("transaction"), data(vector.path("data")));
        SignedTransaction signed =
                transaction.sign(PrivateKey.parse(vector.path("key").asString()));

        assertThat(signed.unsigned()).isEqualTo(transaction);
        assertThat(transaction.signingHash().hex())
                .isEqualTo(vector.path("signingHash").asString());
        assertThat(signed.hash().hex()).isEqualTo(vector.path("hash").asString());
        if (vector.has("raw")) {
            assertThat(signed.raw().hex()).isEqualTo(vector.path("raw").asString());
        }
    }

    private static UnsignedTransaction transaction(JsonNode json, Bytes data) {
        long chainId = json.path("chainId").asLong();
        long nonce = json.path("nonce").asLong();
        long gas = Long.parseLong(json.path("gas").asString());
        Amount value = Amount.ofWei(number(json, "value"));
        Optional<Address> to =
                json.has("to") ? Optional.of(Address.parse(json.path("to").asString())) : Optional.empty();
        if (json.path("type").asString().equals("legacy")) {
            return new UnsignedTransaction.Legacy(chainId, nonce, number(json, "gasPrice"), gas, to, value, data);
        }
        return new UnsignedTransaction.DynamicFee(
                chainId,
                nonce,
                number(json, "maxPriorityFeePerGas"),
                number(json, "maxFeePerGas"),
                gas,
                to,
                value,
                data);
    }

    private static Bytes data(JsonNode json) {
        return json.isString()
                ? Bytes.parse(json.asString())
                : Bytes.parse("0x"
                        + json.path("byte").asString().repeat(json.path("times").asInt()));
    }

    private static BigInteger number(JsonNode json, String name) {
        return new BigInteger(json.path(name).asString());
    }
}
