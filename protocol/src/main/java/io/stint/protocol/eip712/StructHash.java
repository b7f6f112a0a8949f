package io.stint.protocol.eip712;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * Builds the {@code hashStruct} of EIP-712. The fields are given in the type's order; each is checked against the type,
 * so that a forgotten or swapped field cannot give a hash that somebody signs.
 */
public final class StructHash {
    private static final int WORD = 32;

    private final StructType type;
    private final byte[] words;
    private int filled;

    private StructHash(StructType type) {
        this.type = type;
        this.words =
                Arrays.copyOf(type.typeHash().bytes(), WORD * (1 + type.fields().size()));
    }

    public static StructHash of(StructType type) {
        return new StructHash(type);
    }

    /**
     * Puts the 32 bytes in as they are.
     *
     * @throws StintException when the next field is no {@code bytes32}
     */
    public StructHash bytes32(Hash32 value) {
        expect("bytes32");
        return word(value.bytes());
    }

    /**
     * Puts the address in, as a number.
     *
     * @throws StintException when the next field is no {@code address}
     */
    public StructHash address(Address value) {
        expect("address");
        return word(value.bytes());
    }

    /**
     * Puts the Keccak-256 of the text's UTF-8 in.
     *
     * @throws StintException when the next field is no {@code string}
     */
    public StructHash string(String value) {
        expect("string");
        return word(Hash32.keccak(value).bytes());
    }

    /**
     * Puts the number in.
     *
     * @throws StintException when the next field is no {@code uint}
     * @throws BadInput when the value does not fit the field's bits
     */
    public StructHash uint(BigInteger value) {
        Field field = next();
        if (!field.isUint()) {
            throw mismatch(field, "a uint");
        }
        if (value.signum() < 0 || value.bitLength() > field.bits()) {
            throw new BadInput(
                    type.name() + ": " + field.name() + " is a " + field.type() + ", which cannot hold " + value);
        }
        return word(BigIntegers.asUnsignedByteArray(value));
    }

    /** Puts the number in, as {@link #uint(BigInteger)}. */
    public StructHash uint(long value) {
        return uint(BigInteger.valueOf(value));
    }

    /** Puts the number of smallest units in, as {@link #uint(BigInteger)}. */
    public StructHash uint(Amount value) {
        return uint(value.wei());
    }

    /**
     * Keccak-256 of the type hash and the encoded fields.
     *
     * @throws StintException when a field is missing
     */
    public Hash32 hash() {
        if (filled < type.fields().size()) {
            throw new StintException(type.name() + ": the field '" + next() + "' is missing");
        }
        return Hash32.keccak(words);
    }

    private Field next() {
        if (filled == type.fields().size()) {
            throw new StintException(type.name() + " has no more than " + filled + " fields");
        }
        return type.fields().get(filled);
    }

    private void expect(String given) {
        Field field = next();
        if (!field.type().equals(given)) {
            throw mismatch(field, given);
        }
    }

    private StintException mismatch(Field field, String given) {
        return new StintException(type.name() + ": the next field is '" + field + "', not " + given);
    }

    private StructHash word(byte[] bytes) {
        filled++;
        System.arraycopy(bytes, 0, words, WORD * (filled + 1) - bytes.length, bytes.length);
        return this;
    }
}
