package io.stint.protocol.document.sealed;

import java.security.SecureRandom;
import java.util.Arrays;

/** Gives bytes that were set down before, each piece to one draw. */
final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[][] pieces;
    private int next;

    FixedRandom(byte[]... pieces) {
        this.pieces = Arrays.stream(pieces).map(byte[]::clone).toArray(byte[][]::new);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] piece = pieces[next];
        next++;
        if (piece.length != bytes.length) {
            throw new IllegalStateException("draw " + next + " is of " + bytes.length + " bytes, not " + piece.length);
        }
        System.arraycopy(piece, 0, bytes, 0, bytes.length);
    }
}
