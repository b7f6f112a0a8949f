package io.stint.chain.tx;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads back what a transaction that was signed here would do. */
final class TransactionReader {
    private static final int LEGACY_FIELDS = 9;
    private static final int DYNAMIC_FEE_FIELDS = 12;
    private static final BigInteger V_OF_CHAIN_ZERO = BigInteger.valueOf(35);

    private TransactionReader() {}

    /** @throws BadInput when it is of no kind that Stint signs */
    static UnsignedTransaction read(Bytes raw) {
        List<byte[]> fields = fields(raw);
        return fields.size() == DYNAMIC_FEE_FIELDS ? dynamicFee(fields) : legacy(fields);
    }

    /**
     * The signature, in the last three fields.
     *
     * @throws BadInput when it is of no kind that Stint signs, or its numbers are out of range
     */
    static Signature signature(Bytes raw) {
        List<byte[]> fields = fields(raw);
        int last = fields.size() - 1;
        BigInteger v = number(fields.get(last - 2));
        boolean odd = fields.size() == DYNAMIC_FEE_FIELDS
                ? v.testBit(0)
                : v.subtract(V_OF_CHAIN_ZERO).testBit(0);
        return new Signature(word(fields.get(last - 1)), word(fields.get(last)), odd ? 1 : 0);
    }

    private static List<byte[]> fields(Bytes raw) {
        byte[] bytes = raw.toArray();
        if (bytes.length > 0 && bytes[0] == UnsignedTransaction.DynamicFee.TYPE) {
            return fields(Arrays.copyOfRange(bytes, 1, bytes.length), DYNAMIC_FEE_FIELDS);
        }
        return fields(bytes, LEGACY_FIELDS);
    }

    private static List<byte[]> fields(byte[] list, int count) {
        List<byte[]> fields = RlpReader.strings(list);
        if (fields.size() != count) {
            throw new BadInput("a transaction of " + fields.size() + " fields instead of " + count);
        }
        return fields;
    }

    private static UnsignedTransaction legacy(List<byte[]> f) {
        BigInteger v = number(f.get(6)).subtract(V_OF_CHAIN_ZERO);
        return new UnsignedTransaction.Legacy(
                small(v.shiftRight(1)),
                small(number(f.get(0))),
                number(f.get(1)),
                small(number(f.get(2))),
                receiver(f.get(3)),
                Amount.ofWei(number(f.get(4))),
                Bytes.of(f.get(5)));
    }

    private static UnsignedTransaction dynamicFee(List<byte[]> f) {
        return new UnsignedTransaction.DynamicFee(
                small(number(f.get(0))),
                small(number(f.get(1))),
                number(f.get(2)),
                number(f.get(3)),
                small(number(f.get(4))),
                receiver(f.get(5)),
                Amount.ofWei(number(f.get(6))),
                Bytes.of(f.get(7)));
    }

    private static Optional<Address> receiver(byte[] bytes) {
        return bytes.length == 0 ? Optional.empty() : Optional.of(Address.of(bytes));
    }

    private static Hash32 word(byte[] number) {
        byte[] word = new byte[Hash32.LENGTH];
        if (number.length > word.length) {
            throw new BadInput("a signature's number has " + number.length + " bytes");
        }
        System.arraycopy(number, 0, word, word.length - number.length, number.length);
        return Hash32.of(word);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static long small(BigInteger number) {
        if (number.bitLength() > 63) {
            throw new BadInput("a number of a transaction is too large: " + number);
        }
        return number.longValueExact();
    }
}
