package io.stint.protocol.eip712;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.BigIntegers;

/** A struct type of EIP-712 with the values of its fields: the one source of what is hashed and of what is shown. */
public final class Struct {
    private static final int WORD = 32;

    private final StructType type;
    private final byte[] words;
    private final List<Object> values;

    private Struct(StructType type, byte[] words, List<Object> values) {
        this.type = type;
        this.words = words;
        this.values = values;
    }

    /** Takes the fields in the type's order. */
    public static Builder of(StructType type) {
        return new Builder(type);
    }

    public StructType type() {
        return type;
    }

    /** {@code hashStruct} of EIP-712: Keccak-256 of the type hash and the encoded fields. */
    public Hash32 hash() {
        return Hash32.keccak(words);
    }

    /** In the type's order: each a {@link Hash32}, an {@link Address}, a text or a {@link BigInteger}. */
    List<Object> values() {
        return values;
    }

    /**
     * Takes the fields one after the other; each is checked against the type, so that a forgotten or swapped field
     * cannot give a hash that somebody signs.
     */
    public static final class Builder {
        private final StructType type;
        private final byte[] words;
        private final Object[] values;
        private int filled;

        private Builder(StructType type) {
            int fields = type.fields().size();
            this.type = type;
            this.words = Arrays.copyOf(type.typeHash().bytes(), WORD * (1 + fields));
            this.values = new Object[fields];
        }

        /**
         * Puts the 32 bytes in as they are.
         *
         * @throws StintException when the next field is no {@code bytes32}
         */
        public Builder bytes32(Hash32 value) {
            expect("bytes32");
            return put(value, value.bytes());
        }

        /**
         * Puts the address in, as a number.
         *
         * @throws StintException when the next field is no {@code address}
         */
        public Builder address(Address value) {
            expect("address");
            return put(value, value.bytes());
        }

        /**
         * Puts the Keccak-256 of the text's UTF-8 in.
         *
         * @throws StintException when the next field is no {@code string}
         */
        public Builder string(String value) {
            expect("string");
            return put(value, Hash32.keccak(value).bytes());
        }

        /**
         * Puts the number in.
         *
         * @throws StintException when the next field is no {@code uint}
         * @throws BadInput when the value does not fit the field's bits
         */
        public Builder uint(BigInteger value) {
            Field field = next();
            if (!field.isUint()) {
                throw mismatch(field, "a uint");
            }
            if (value.signum() < 0 || value.bitLength() > field.bits()) {
                throw new BadInput(
                        type.name() + ": " + field.name() + " is a " + field.type() + ", which cannot hold " + value);
            }
            return put(value, BigIntegers.asUnsignedByteArray(value));
        }

        /** Puts the number in, as {@link #uint(BigInteger)}. */
        public Builder uint(long value) {
            return uint(BigInteger.valueOf(value));
        }

        /** Puts the number of smallest units in, as {@link #uint(BigInteger)}. */
        public Builder uint(Amount value) {
            return uint(value.wei());
        }

        /**
         * The struct with all its fields.
         *
         * @throws StintException when a field is missing
         */
        public Struct build() {
            if (filled < values.length) {
                throw new StintException(type.name() + ": the field '" + next() + "' is missing");
            }
            return new Struct(type, words.clone(), List.of(values));
        }

        private Field next() {
            if (filled == values.length) {
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

        private Builder put(Object value, byte[] bytes) {
            values[filled] = value;
            filled++;
            System.arraycopy(bytes, 0, words, WORD * (filled + 1) - bytes.length, bytes.length);
            return this;
        }
    }
}
