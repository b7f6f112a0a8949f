package io.stint.chain.tx;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
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
        byte[] bytes = raw.toArray();
        if (bytes.length > 0 && bytes[0] == UnsignedTransaction.DynamicFee.TYPE) {
            return dynamicFee(fields(Arrays.copyOfRange(bytes, 1, bytes.length), DYNAMIC_FEE_FIELDS));
        }
        return legacy(fields(bytes, LEGACY_FIELDS));
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
