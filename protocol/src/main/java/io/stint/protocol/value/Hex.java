package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.util.HexFormat;

/** Bytes as text the way Ethereum writes them: {@code 0x} and two hexadecimal digits a byte. */
public final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();
    private static final int SHOWN = 140;

    /** By the characters; -1 for those that are none. */
    private static final byte[] DIGITS = digits();

    private Hex() {}

    /** {@code 0x} and lower-case digits. */
    public static String encode(byte[] bytes) {
        return "0x" + FORMAT.formatHex(bytes);
    }

    /**
     * Reads {@code 0x} and an even number of hexadecimal digits of either case.
     *
     * @throws BadInput when the prefix is missing, a digit is missing or a character is no digit
     */
    public static byte[] decode(String text) {
        if (!text.startsWith("0x")) {
            throw new BadInput("not hexadecimal: '" + shown(text) + "' does not begin with 0x");
        }
        byte[] bytes = new byte[(text.length() - 2) / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(text, 2 * i + 2) << 4 | digit(text, 2 * i + 3));
        }
        if (text.length() % 2 != 0) {
            throw new BadInput("not hexadecimal: '" + shown(text) + "' has an odd number of digits");
        }
        return bytes;
    }

    private static int digit(String text, int at) {
        char character = text.charAt(at);
        int digit = character < DIGITS.length ? DIGITS[character] : -1;
        if (digit < 0) {
            throw new BadInput("not hexadecimal: '" + shown(text) + "' has '" + character + "' at position " + (at + 1)
                    + "; digits are 0-9 and a-f");
        }
        return digit;
    }

    /**
     * Reads exactly {@code length} bytes.
     *
     * @param what what the text should be, with its article, for the error's message: {@code "an address"}
     * @throws BadInput when it is not hexadecimal or has another length
     */
    public static byte[] decode(String text, int length, String what) {
        byte[] bytes = decode(text);
        if (bytes.length != length) {
            throw new BadInput(what + " is 0x and " + 2 * length + " hexadecimal digits; '" + shown(text) + "' has "
                    + 2 * bytes.length);
        }
        return bytes;
    }

    private static byte[] digits() {
        byte[] digits = new byte['f' + 1];
        for (char c = 0; c < digits.length; c++) {
            digits[c] = (byte) (HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1);
        }
        return digits;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
