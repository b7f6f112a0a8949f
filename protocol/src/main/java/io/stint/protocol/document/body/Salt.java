package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import java.security.SecureRandom;

/**
 * What makes a private document's id tell nothing about its contents.
 *
 * @param bytes 16 random bytes
 */
public record Salt(Bytes bytes) {
    public static final int LENGTH = 16;

    /**
     * Checks the length.
     *
     * @throws BadInput when it is not 16 bytes
     */
    public Salt {
        if (bytes.size() != LENGTH) {
            throw new BadInput("a salt is 16 bytes, got " + bytes.size());
        }
    }

    /** A new one. */
    public static Salt random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Salt(Bytes.of(bytes));
    }

    static Salt parse(String text) {
        return new Salt(Bytes.parse(text));
    }

    /** {@code 0x} and 32 lower-case digits. */
    @Override
    public String toString() {
        return bytes.hex();
    }
}
