package io.stint.protocol.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** 32 bytes, usually a hash; immutable, ordered as an unsigned big-endian number. */
public final class Hash32 implements Comparable<Hash32> {
    public static final int LENGTH = 32;
    public static final Hash32 ZERO = new Hash32(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash32(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @throws BadInput when it is not 32 bytes
     */
    public static Hash32 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new BadInput("a hash is 32 bytes, got " + bytes.length);
        }
        return new Hash32(bytes.clone());
    }

    /**
     * Reads {@code 0x} and 64 hexadecimal digits.
     *
     * @throws BadInput when it is anything else
     */
    public static Hash32 parse(String text) {
        return new Hash32(Hex.decode(text, LENGTH, "a hash"));
    }

    /** Keccak-256 as Ethereum has it (before SHA-3's padding), of the parts one after the other. */
    public static Hash32 keccak(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(256);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[LENGTH];
        digest.doFinal(hash, 0);
        return new Hash32(hash);
    }

    /** Keccak-256 of the text's UTF-8 bytes. */
    public static Hash32 keccak(String text) {
        return keccak(text.getBytes(UTF_8));
    }

    /** SHA-256 (FIPS 180-4). */
    public static Hash32 sha256(byte[] bytes) {
        try {
            return new Hash32(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new StintException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the 32 bytes into {@code target} from {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, LENGTH);
    }

    /** {@code 0x} and 64 lower-case digits. */
    public String hex() {
        return Hex.encode(bytes);
    }

    @Override
    public int compareTo(Hash32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
