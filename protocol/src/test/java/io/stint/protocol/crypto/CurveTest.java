package io.stint.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The native library, with and without its signing by recovery id, and Bouncy Castle must be interchangeable to the byte. */
class CurveTest {
    private static final Curve BOUNCY = new BouncyCurve();
    private static final Curve JNI = NativeCurve.load(Integer.MAX_VALUE).orElseThrow();
    private static final Curve NATIVE = NativeCurve.load(0).orElseThrow();

    @Provide
    Arbitrary<byte[]> hashes() {
        return Arbitraries.strings()
                .ofMaxLength(20)
                .map(text -> Hash32.keccak(text).bytes());
    }

    @Test
    void theNativeLibraryIsInUse() {
        assertThat(Secp256k1.isNative()).isTrue();
        assertThat(RecoverableSigning.load()).isPresent();
    }

    @Property(tries = 300)
    void allSignAlikeWithALowS(@ForAll("hashes") byte[] digest, @ForAll("hashes") byte[] secret) {
        byte[] signature = NATIVE.sign(digest, secret);
        assertThat(signature).isEqualTo(BOUNCY.sign(digest, secret)).isEqualTo(JNI.sign(digest, secret));
        assertThat(Signature.parse(signature).s()).isLessThanOrEqualTo(Secp256k1.HALF_ORDER);
    }

    @Property(tries = 300)
    void theParityIsTheOneThatGivesTheSigner(@ForAll("hashes") byte[] digest, @ForAll("hashes") byte[] secret) {
        byte[] signature = NATIVE.sign(digest, secret);
        byte[] rs = Arrays.copyOf(signature, 64);
        assertThat(hex(NATIVE.recover(digest, rs, signature[64])))
                .contains(Hash32.keccak(NATIVE.publicKey(secret)))
                .isNotEqualTo(hex(NATIVE.recover(digest, rs, 1 - signature[64])));
    }

    @Test
    void signingStaysTheSameWhenTheFirstFewAreOver() {
        Curve curve = NativeCurve.load(2).orElseThrow();
        byte[] secret = Hash32.keccak("key").bytes();
        for (int i = 0; i < 5; i++) {
            byte[] digest = Hash32.keccak("message " + i).bytes();
            assertThat(curve.sign(digest, secret)).isEqualTo(BOUNCY.sign(digest, secret));
        }
    }

    @Property(tries = 300)
    void bothDeriveTheSamePublicKey(@ForAll("hashes") byte[] secret) {
        assertThat(NATIVE.publicKey(secret)).isEqualTo(BOUNCY.publicKey(secret));
    }

    @Property(tries = 300)
    void bothRecoverTheSigner(@ForAll("hashes") byte[] digest, @ForAll("hashes") byte[] secret) {
        Signature signature = PrivateKey.of(secret).sign(Hash32.of(digest));
        byte[] signer = NATIVE.publicKey(secret);
        for (Curve curve : new Curve[] {NATIVE, BOUNCY}) {
            assertThat(curve.recover(digest, signature.rs(), signature.yParity()))
                    .hasValueSatisfying(key -> assertThat(key).isEqualTo(signer));
        }
    }

    @Property(tries = 300)
    void bothAgreeOnWhatIsNobodysSignature(
            @ForAll("hashes") byte[] digest,
            @ForAll("hashes") byte[] r,
            @ForAll("hashes") byte[] s,
            @ForAll @IntRange(max = 1) int yParity) {
        byte[] rs = new byte[64];
        System.arraycopy(r, 0, rs, 0, 32);
        System.arraycopy(s, 0, rs, 32, 32);
        assertThat(hex(NATIVE.recover(digest, rs, yParity))).isEqualTo(hex(BOUNCY.recover(digest, rs, yParity)));
    }

    private static Optional<Hash32> hex(Optional<byte[]> publicKey) {
        return publicKey.map(Hash32::keccak);
    }
}
