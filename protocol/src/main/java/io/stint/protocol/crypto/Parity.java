package io.stint.protocol.crypto;

import io.stint.protocol.StintException;
import java.util.Arrays;

/** The last byte of a recoverable signature. */
final class Parity {
    private static final int RS = 64;

    private Parity() {}

    /** Tries which parity gives the signer, for a library that does not tell it: r and s (64 bytes) with it behind. */
    static byte[] found(Curve curve, byte[] rs, byte[] digest, byte[] secret) {
        byte[] signer = curve.publicKey(secret);
        for (int yParity = 0; yParity <= 1; yParity++) {
            if (curve.recover(digest, rs, yParity)
                    .filter(key -> Arrays.equals(key, signer))
                    .isPresent()) {
                return with(rs, yParity);
            }
        }
        throw overflowed();
    }

    /**
     * Puts libsecp256k1's recovery id behind r and s.
     *
     * @throws StintException for the ids 2 and 3, which the EVM does not know
     */
    static byte[] with(byte[] rs, int recoveryId) {
        if (recoveryId > 1) {
            throw overflowed();
        }
        byte[] signature = Arrays.copyOf(rs, RS + 1);
        signature[RS] = (byte) recoveryId;
        return signature;
    }

    private static StintException overflowed() {
        return new StintException("the signature's r is above the group's order, which nobody has ever seen and the"
                + " EVM cannot recover: sign another message");
    }
}
