package io.stint.protocol.crypto;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import java.util.Arrays;

/**
 * An ECDSA signature from which the signer's address can be recovered. Only low s, so that nobody can turn a signature
 * into another valid one (EIP-2).
 *
 * @param r within 1 to n-1
 * @param s within 1 to n/2
 * @param yParity 0 or 1: whether the y of the signature's point is odd
 */
public record Signature(Hash32 r, Hash32 s, int yParity) {
    private static final int COMPACT = 64;
    private static final int WITH_V = 65;
    private static final int V_OFFSET = 27;

    /**
     * Checks the ranges.
     *
     * @throws BadInput when r or s is out of range, s is high, or the parity is neither 0 nor 1
     */
    public Signature {
        if (r.equals(Hash32.ZERO) || r.compareTo(Secp256k1.ORDER) >= 0) {
            throw new BadInput("the signature's r must be within 1 to n-1, got " + r);
        }
        if (s.equals(Hash32.ZERO) || s.compareTo(Secp256k1.ORDER) >= 0) {
            throw new BadInput("the signature's s must be within 1 to n-1, got " + s);
        }
        if (s.compareTo(Secp256k1.HALF_ORDER) > 0) {
            throw new BadInput(
                    "the signature's s is above n/2 (EIP-2), got " + s + "; sign with a wallet that makes s low");
        }
        if (yParity != 0 && yParity != 1) {
            throw new BadInput("the signature's parity must be 0 or 1, got " + yParity);
        }
    }

    /**
     * Reads 64 bytes (EIP-2098) or 65 bytes (r, s, v with v of 0, 1, 27 or 28).
     *
     * @throws BadInput when it is neither, or its numbers are out of range
     */
    public static Signature parse(byte[] bytes) {
        return switch (bytes.length) {
            case COMPACT -> fromCompact(bytes);
            case WITH_V -> of(Arrays.copyOf(bytes, COMPACT), parity(bytes[COMPACT] & 0xff));
            default ->
                throw new BadInput("a signature is 64 bytes (EIP-2098) or 65 bytes (r, s, v), got " + bytes.length);
        };
    }

    /**
     * Reads the same from {@code 0x} and hexadecimal digits.
     *
     * @throws BadInput as {@link #parse(byte[])}, and when it is not hexadecimal
     */
    public static Signature parse(String hex) {
        return parse(Hex.decode(hex));
    }

    static Signature of(byte[] rs, int yParity) {
        return new Signature(
                Hash32.of(Arrays.copyOf(rs, Hash32.LENGTH)),
                Hash32.of(Arrays.copyOfRange(rs, Hash32.LENGTH, COMPACT)),
                yParity);
    }

    private static Signature fromCompact(byte[] bytes) {
        byte[] rs = bytes.clone();
        int yParity = (rs[Hash32.LENGTH] & 0x80) >>> 7;
        rs[Hash32.LENGTH] &= 0x7f;
        return of(rs, yParity);
    }

    private static int parity(int v) {
        return switch (v) {
            case 0, 1 -> v;
            case V_OFFSET, V_OFFSET + 1 -> v - V_OFFSET;
            default -> throw new BadInput("the signature's v must be 0, 1, 27 or 28, got " + v);
        };
    }

    /** 64 bytes: r, then s with the parity in its highest bit (EIP-2098). The cheapest on chain. */
    public byte[] compact() {
        byte[] out = rs();
        out[Hash32.LENGTH] |= (byte) (yParity << 7);
        return out;
    }

    /** 65 bytes: r, s and v, with v of 27 or 28 as contracts expect it. */
    public byte[] bytes65() {
        byte[] out = Arrays.copyOf(rs(), WITH_V);
        out[COMPACT] = (byte) (V_OFFSET + yParity);
        return out;
    }

    byte[] rs() {
        byte[] out = Arrays.copyOf(r.bytes(), COMPACT);
        System.arraycopy(s.bytes(), 0, out, Hash32.LENGTH, Hash32.LENGTH);
        return out;
    }

    /** The compact form, hexadecimal. */
    @Override
    public String toString() {
        return Hex.encode(compact());
    }
}
