package io.stint.protocol.document.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingKeyPairTest {
    private static final PrivateKey WALLET =
            PrivateKey.of(Hash32.keccak("wallet").bytes());

    /** RFC 7748, section 6.1. */
    @Test
    void theKeysOfTheRfcAgreeAsItSays() {
        ReadingKeyPair alice = pair("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        ReadingKeyPair bob = pair("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        assertThat(alice.publicKey()).hasToString("0x8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assertThat(bob.publicKey()).hasToString("0xde9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        String shared = "0x4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        assertThat(Hex.encode(alice.sharedWith(bob.publicKey()))).isEqualTo(shared);
        assertThat(Hex.encode(bob.sharedWith(alice.publicKey()))).isEqualTo(shared);
    }

    private static ReadingKeyPair pair(String hex) {
        return ReadingKeyPair.of(Hex.decode("0x" + hex));
    }

    @Property(tries = 50)
    void anyKeyIsTheOneOfAnotherLibrary(@ForAll @Size(32) byte[] secret) {
        byte[] expected = new byte[32];
        X25519.scalarMultBase(secret, 0, expected, 0);
        assertThat(ReadingKeyPair.of(secret).publicKey().bytes()).isEqualTo(expected);
    }

    @Test
    void aWalletsKeyGivesAReadingKey() {
        assertThat(ReadingKeyPair.of(WALLET).publicKey()).isEqualTo(derived(WALLET.bytes()));
    }

    @Test
    void aWalletsSignatureGivesAReadingKeyInWhateverFormItComes() {
        Signature signature = WALLET.sign(ReadingKeyPair.REQUEST.digest());
        byte[] bytes = signature.bytes65();
        assertThat(ReadingKeyPair.of(signature).publicKey()).isEqualTo(derived(bytes));
        bytes[64] = (byte) (bytes[64] - 27);
        assertThat(ReadingKeyPair.of(Signature.parse(bytes)).publicKey())
                .isEqualTo(ReadingKeyPair.of(signature).publicKey());
        assertThat(ReadingKeyPair.of(Signature.parse(signature.compact())).publicKey())
                .isEqualTo(ReadingKeyPair.of(signature).publicKey());
    }

    private static PublicReadingKey derived(byte[] secret) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(
                secret, new byte[0], "stint reading key 1".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        byte[] key = new byte[32];
        hkdf.generateBytes(key, 0, 32);
        return ReadingKeyPair.of(key).publicKey();
    }

    /** The points that make every secret all zeros, and the other spellings of points. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0900000000000000000000000000000000000000000000000000000000000080"
            })
    void aPublicKeyThatKeepsNoSecretIsRefused(String hex) {
        assertThatThrownBy(() -> PublicReadingKey.parse("0x" + hex))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("keeps no secret");
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> ReadingKeyPair.of(new byte[31])).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> PublicReadingKey.of(new byte[33])).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> PublicReadingKey.parse("0x09")).hasMessageContaining("a reading key is 0x and 64");
    }

    @Test
    void thePrivateKeyIsNotShown() {
        ReadingKeyPair pair = ReadingKeyPair.of(WALLET);
        assertThat(pair).hasToString("ReadingKeyPair of " + pair.publicKey());
    }
}
