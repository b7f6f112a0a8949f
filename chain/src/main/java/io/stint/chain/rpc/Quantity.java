package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.util.HexFormat;

/** Numbers as JSON-RPC writes them: {@code 0x} and hexadecimal digits (Ethereum's execution API, "quantity"). */
final class Quantity {
    private static final int LONGEST = 66;

    /** So many characters are less than 63 bits. */
    private static final int SURELY_LONG = 17;

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
        check(text);
        return new BigInteger(text.substring(2), 16);
    }

    /** @throws BadInput also when it does not fit 63 bits */
    static long parseLong(String text) {
        check(text);
        if (text.length() <= SURELY_LONG) {
            return Long.parseLong(text, 2, text.length(), 16);
        }
        BigInteger value = parse(text);
        if (value.bitLength() > 63) {
            throw new BadInput("the number is too large here: " + value);
        }
        return value.longValueExact();
    }

    /** @throws BadInput also when it does not fit 31 bits */
    static int parseInt(String text) {
        long value = parseLong(text);
        if (value > Integer.MAX_VALUE) {
            throw new BadInput("the number is too large here: " + value);
        }
        return (int) value;
    }

    private static void check(String text) {
        boolean good = text.length() > 2 && text.length() <= LONGEST && text.startsWith("0x");
        for (int i = 2; good && i < text.length(); i++) {
            good = HexFormat.isHexDigit(text.charAt(i));
        }
        if (!good) {
            throw new BadInput("not a number as JSON-RPC writes it: '" + text + "'");
        }
    }
}
