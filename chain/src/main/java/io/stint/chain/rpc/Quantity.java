package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import java.math.BigInteger;

/** Numbers as JSON-RPC writes them: {@code 0x} and hexadecimal digits (Ethereum's execution API, "quantity"). */
final class Quantity {
    private static final int LONGEST = 66;

    private Quantity() {}

    static String of(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String of(BigInteger value) {
        return "0x" + value.toString(16);
    }

    /**
     * Leading zeros are let pass, as some nodes write them; nothing else is.
     *
     * @throws BadInput when it is no such number or over 256 bits
     */
    static BigInteger parse(String text) {
        if (text.length() > LONGEST || !text.matches("0x[0-9a-fA-F]+")) {
            throw new BadInput("not a number as JSON-RPC writes it: '" + text + "'");
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** @throws BadInput also when it does not fit 63 bits */
    static long parseLong(String text) {
        BigInteger value = parse(text);
        if (value.bitLength() > 63) {
            throw new BadInput("the number is too large here: " + value);
        }
        return value.longValueExact();
    }
}
