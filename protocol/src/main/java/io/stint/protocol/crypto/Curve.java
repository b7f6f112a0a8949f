package io.stint.protocol.crypto;

import java.util.Optional;

/**
 * The few operations on secp256k1 that Stint needs, over bare bytes. All curves give the same bytes for the same input;
 * the callers have checked lengths and ranges.
 */
sealed interface Curve permits NativeCurve, BouncyCurve {
    /** libsecp256k1 where it loads, else pure Java. */
    static Curve fastest() {
        return NativeCurve.load(NativeCurve.FEW).<Curve>map(curve -> curve).orElseGet(BouncyCurve::new);
    }

    /** The uncompressed public key: 0x04, x, y (65 bytes). */
    byte[] publicKey(byte[] secret);

    /**
     * The deterministic signature of RFC 6979 with SHA-256: r, s made low, and the parity with which
     * {@link #recover} gives the signer, one after the other (65 bytes).
     */
    byte[] sign(byte[] digest, byte[] secret);

    /**
     * The uncompressed public key whose signature this is (SEC 1, 4.1.6).
     *
     * @param rs r and s, 64 bytes, each within 1 to n-1
     * @param yParity 0 or 1; an r that overflowed the group's order is not supported, as in Ethereum
     * @return empty when no key gives this signature
     */
    Optional<byte[]> recover(byte[] digest, byte[] rs, int yParity);
}
