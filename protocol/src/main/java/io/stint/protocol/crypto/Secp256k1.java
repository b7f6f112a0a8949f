package io.stint.protocol.crypto;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.Optional;

/** ECDSA on secp256k1 (SEC 2) as the EVM understands it: signers are addresses, recovered from signatures. */
public final class Secp256k1 {
    /** The group's order n. */
    static final Hash32 ORDER = Hash32.parse("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    /** n/2 rounded down: the largest s that counts as low (EIP-2). */
    static final Hash32 HALF_ORDER = Hash32.parse("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

    private static final Curve CURVE = Curve.fastest();

    private Secp256k1() {}

    /** Whether the native library is in use; if not, signatures are the same but slower. */
    public static boolean isNative() {
        return CURVE instanceof NativeCurve;
    }

    /** The signer of this digest; empty when the signature is nobody's. */
    public static Optional<Address> recover(Hash32 digest, Signature signature) {
        return CURVE.recover(digest.bytes(), signature.rs(), signature.yParity())
                .map(Secp256k1::address);
    }

    /** The address of a secret within 1 to n-1. */
    static Address addressOf(byte[] secret) {
        return address(CURVE.publicKey(secret));
    }

    static Signature sign(Hash32 digest, byte[] secret) {
        return Signature.parse(CURVE.sign(digest.bytes(), secret));
    }

    private static Address address(byte[] publicKey) {
        byte[] hash = Hash32.keccak(Arrays.copyOfRange(publicKey, 1, publicKey.length))
                .bytes();
        return Address.of(Arrays.copyOfRange(hash, Hash32.LENGTH - Address.LENGTH, Hash32.LENGTH));
    }
}
