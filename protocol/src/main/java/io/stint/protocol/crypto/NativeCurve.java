package io.stint.protocol.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Optional;

/** libsecp256k1 by ACINQ's JNI: 4 to 30 times as fast as pure Java. Safe for use by many threads. */
final class NativeCurve implements Curve {
    private final fr.acinq.secp256k1.Secp256k1 library;

    private NativeCurve(fr.acinq.secp256k1.Secp256k1 library) {
        this.library = library;
    }

    /** Empty where the library has no binary for this platform, or may not load it. */
    static Optional<NativeCurve> load() {
        try {
            return Optional.of(new NativeCurve(fr.acinq.secp256k1.Secp256k1.get()));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        return library.pubkeyCreate(secret);
    }

    @Override
    public byte[] sign(byte[] digest, byte[] secret) {
        return library.sign(digest, secret, null);
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] rs, int yParity) {
        try {
            return Optional.of(library.ecdsaRecover(rs, digest, yParity));
        } catch (Secp256k1Exception e) {
            return Optional.empty();
        }
    }
}
