package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;

/**
 * An X25519 public key (RFC 7748) for which documents are sealed. Only the one spelling of a point, and none of the
 * points with which everybody has the same secret.
 */
public final class PublicReadingKey {
    public static final int LENGTH = 32;

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The points whose order divides 8, on the curve and its twist. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504"),
            new BigInteger("39382357235489614581723060781553021112529911719440698176882885853963445705823"));

    private final byte[] bytes;

    private PublicReadingKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @throws BadInput when it is not 32 bytes, not below 2^255-19 (little-endian), or a point of small order
     */
    public static PublicReadingKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new BadInput("a reading key is 32 bytes, got " + bytes.length);
        }
        PublicReadingKey key = new PublicReadingKey(bytes.clone());
        if (key.u().compareTo(PRIME) >= 0 || SMALL_ORDER.contains(key.u())) {
            throw new BadInput("the reading key " + key + " keeps no secret; make a new one");
        }
        return key;
    }

    /**
     * Reads {@code 0x} and 64 hexadecimal digits.
     *
     * @throws BadInput when it is anything else, or as {@link #of}
     */
    public static PublicReadingKey parse(String text) {
        return of(Hex.decode(text, LENGTH, "a reading key"));
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The u-coordinate of the point. */
    public BigInteger u() {
        byte[] bigEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bigEndian[i] = bytes[LENGTH - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicReadingKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code 0x} and 64 lower-case digits. */
    @Override
    public String toString() {
        return Hex.encode(bytes);
    }
}
