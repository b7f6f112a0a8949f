package io.stint.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final PrivateKey KEY =
            PrivateKey.parse("0x1234567890123456789012345678901234567890123456789012345678901234");
    private static final Hash32 ONE = Hash32.parse("0x" + "0".repeat(63) + "1");

    /** The two examples of EIP-2098, each a personal message (EIP-191) signed by {@link #KEY}. */
    @ParameterizedTest
    @CsvSource({
        "Hello World,"
                + "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90"
                + "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064, 27",
        "It's a small(er) world,"
                + "0x9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76"
                + "939c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793, 28"
    })
    void theExamplesOfEip2098AreSignedAndRead(String message, String compact, int v) {
        Hash32 digest = Hash32.keccak("\u0019Ethereum Signed Message:\n" + message.length() + message);
        Signature signature = Signature.parse(compact);
        assertThat(KEY.sign(digest)).isEqualTo(signature);
        assertThat(signature.bytes65()[64]).isEqualTo((byte) v);
        assertThat(signature).hasToString(compact);
        assertThat(Secp256k1.recover(digest, signature)).contains(KEY.address());
    }

    @Property(tries = 200)
    void bothFormsReadBack(@ForAll String message) {
        Signature signature = KEY.sign(Hash32.keccak(message));
        assertThat(Signature.parse(signature.compact())).isEqualTo(signature);
        assertThat(Signature.parse(signature.bytes65())).isEqualTo(signature);
        assertThat(Signature.parse(signature.toString())).isEqualTo(signature);
    }

    @Property(tries = 200)
    void theSignerIsRecoveredFromNoOtherDigest(@ForAll String message) {
        Hash32 digest = Hash32.keccak(message);
        Signature signature = KEY.sign(digest);
        assertThat(Secp256k1.recover(digest, signature)).contains(KEY.address());
        assertThat(Secp256k1.recover(Hash32.keccak(digest.bytes()), signature))
                .isNotEqualTo(Secp256k1.recover(digest, signature));
    }

    @Test
    void vOfZeroAndOneIsRead() {
        Signature signature = KEY.sign(ONE);
        byte[] bytes = signature.bytes65();
        bytes[64] = (byte) signature.yParity();
        assertThat(Signature.parse(bytes)).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 26, 29, 37, 255})
    void anyOtherVIsRefused(int v) {
        byte[] bytes = KEY.sign(ONE).bytes65();
        bytes[64] = (byte) v;
        assertThatThrownBy(() -> Signature.parse(bytes)).hasMessageContaining("0, 1, 27 or 28, got " + v);
    }

    @Test
    void highSIsRefused() {
        Hash32 justHigh = Hash32.parse("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1");
        assertThatThrownBy(() -> new Signature(ONE, justHigh, 0))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("above n/2");
        assertThat(new Signature(ONE, Secp256k1.HALF_ORDER, 0)).isNotNull();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Signature(Hash32.ZERO, ONE, 0)).hasMessageContaining("r must be within 1 to n-1");
        assertThatThrownBy(() -> new Signature(Secp256k1.ORDER, ONE, 0)).hasMessageContaining("r must be");
        assertThatThrownBy(() -> new Signature(ONE, Hash32.ZERO, 0)).hasMessageContaining("s must be");
        assertThatThrownBy(() -> new Signature(ONE, Secp256k1.ORDER, 0)).hasMessageContaining("s must be");
        assertThatThrownBy(() -> new Signature(ONE, ONE, 2)).hasMessageContaining("parity must be 0 or 1");
    }

    @Test
    void anotherLengthIsRefused() {
        byte[] bytes = KEY.sign(ONE).bytes65();
        assertThatThrownBy(() -> Signature.parse(Arrays.copyOf(bytes, 63))).hasMessageContaining("got 63");
        assertThatThrownBy(() -> Signature.parse(Hex.encode(Arrays.copyOf(bytes, 66))))
                .hasMessageContaining("got 66");
    }

    @Test
    void aSignatureOfNobodyRecoversNobody() {
        Hash32 noPoint = Hash32.parse("0x" + "0".repeat(63) + "5");
        assertThat(Secp256k1.recover(ONE, new Signature(noPoint, ONE, 0))).isEmpty();
    }
}
