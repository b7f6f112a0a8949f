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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against viem's transactions, written by {@code contracts/tools/golden-tx.mjs}. */
class GoldenTransactionTest {
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

    private static void compare(JsonNode vector) {
        UnsignedTransaction transaction = transaction(vector.path("transaction"), data(vector.path("data")));
        SignedTransaction signed =
                transaction.sign(PrivateKey.parse(vector.path("key").asString()));

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
