package io.stint.protocol.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** libsecp256k1 by ACINQ's JNI: 4 to 30 times as fast as pure Java. Safe for use by many threads. */
final class NativeCurve implements Curve {
    /**
     * So many signatures are made by trying the parity before {@link RecoverableSigning} is loaded: loading takes about
     * 0.1 s, as long as some two thousand recoveries, and a command that signs once should not wait for it.
     */
    static final int FEW = 1000;

    private final fr.acinq.secp256k1.Secp256k1 library;
    private final int few;
    private final AtomicInteger signed = new AtomicInteger();

    private NativeCurve(fr.acinq.secp256k1.Secp256k1 library, int few) {
        this.library = library;
        this.few = few;
    }

    /**
     * Empty where the library has no binary for this platform, or may not load it.
     *
     * @param few how many signatures are made before those that need no trying
     */
    static Optional<NativeCurve> load(int few) {
        try {
            return Optional.of(new NativeCurve(fr.acinq.secp256k1.Secp256k1.get(), few));
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
        boolean first = signed.get() < few && signed.getAndIncrement() < few;
        if (!first && OnceLoaded.SIGNING.isPresent()) {
            return OnceLoaded.SIGNING.get().sign(digest, secret);
        }
        return Parity.found(this, library.sign(digest, secret, null), digest, secret);
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] rs, int yParity) {
        try {
            return Optional.of(library.ecdsaRecover(rs, digest, yParity));
        } catch (Secp256k1Exception e) {
            return Optional.empty();
        }
    }

    private static final class OnceLoaded {
        static final Optional<RecoverableSigning> SIGNING = RecoverableSigning.load();
    }
}
