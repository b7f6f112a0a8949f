package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.Locale;

/** The 20 bytes that name an account or a contract; immutable, ordered as an unsigned big-endian number. */
public final class Address implements Comparable<Address> {
    public static final int LENGTH = 20;

    /** The address of nobody: in terms it means "none", and as a token the chain's native coin. */
    public static final Address ZERO = new Address(new byte[LENGTH]);

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @throws BadInput when it is not 20 bytes
     */
    public static Address of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new BadInput("an address is 20 bytes, got " + bytes.length);
        }
        return new Address(bytes.clone());
    }

    /**
     * Reads {@code 0x} and 40 digits: all lower case, all upper case, or mixed with the checksum of EIP-55 or of
     * EIP-1191 for chain 30, 31 or 33.
     *
     * @throws BadInput when it is no address, or its mixed case is none of these checksums
     */
    public static Address parse(String text) {
        Address address = new Address(Hex.decode(text, LENGTH, "an address"));
        String given = text.substring(2);
        String lower = given.toLowerCase(Locale.ROOT);
        boolean oneCase = given.equals(lower) || given.equals(given.toUpperCase(Locale.ROOT));
        if (!oneCase && !Checksum.holds(given, lower)) {
            throw new BadInput(wrongChecksum(given, Checksum.eip55(lower)));
        }
        return address;
    }

    private static String wrongChecksum(String given, String expected) {
        int at = Arrays.mismatch(given.toCharArray(), expected.toCharArray());
        return "the address 0x%s has a wrong checksum: digit %d is '%c' where EIP-55 has '%c', and EIP-1191 does not fit either; check it for a typo against where it came from"
                .formatted(given, at + 1, given.charAt(at), expected.charAt(at));
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@code 0x} and 40 lower-case digits. */
    public String hex() {
        return Hex.encode(bytes);
    }

    /** As the wallets of that chain write it: EIP-1191 for 30, 31 and 33 (Rootstock), EIP-55 for every other. */
    public String toChecksum(long chainId) {
        String digits = hex().substring(2);
        return Checksum.EIP_1191_CHAINS.contains(chainId)
                ? "0x" + Checksum.eip1191(digits, chainId)
                : "0x" + Checksum.eip55(digits);
    }

    @Override
    public int compareTo(Address other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** With the checksum of EIP-55. */
    @Override
    public String toString() {
        return "0x" + Checksum.eip55(hex().substring(2));
    }
}
