package io.stint.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PrivateKeyTest {
    /** The first account of every local development chain. */
    private static final String DIGITS = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    @Test
    void theAddressIsTheKnownOne() {
        assertThat(PrivateKey.parse("0x" + DIGITS).address()).hasToString("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    }

    @Test
    void thePrefixIsOptional() {
        assertThat(PrivateKey.parse(DIGITS)).isEqualTo(PrivateKey.parse("0x" + DIGITS));
    }

    @Test
    void theTextNeverShowsTheKey() {
        assertThat(PrivateKey.parse(DIGITS).toString()).contains("0xf39F").doesNotContain(DIGITS);
    }

    @Test
    void noErrorShowsTheKey() {
        assertThatThrownBy(() -> PrivateKey.parse(DIGITS + "0g"))
                .isInstanceOf(BadInput.class)
                .hasNoCause()
                .hasMessageNotContaining(DIGITS.substring(0, 8));
        assertThatThrownBy(() -> PrivateKey.parse(DIGITS.substring(2))).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void zeroAndTheOrderAreNoKeys() {
        assertThatThrownBy(() -> PrivateKey.of(new byte[32])).hasMessageContaining("zero or above");
        assertThatThrownBy(() -> PrivateKey.of(Secp256k1.ORDER.bytes())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> PrivateKey.of(new byte[33])).hasMessageContaining("32 bytes, got 33");
    }

    @Test
    void aNewKeySignsForItsAddress() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        Hash32 digest = Hash32.keccak("work");
        assertThat(Secp256k1.recover(digest, key.sign(digest))).contains(key.address());
        assertThat(PrivateKey.of(key.bytes())).isEqualTo(key).hasSameHashCodeAs(key);
    }
}
