package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.util.HexFormat;

/** Bytes as text the way Ethereum writes them: {@code 0x} and two hexadecimal digits a byte. */
public final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();
    private static final int SHOWN = 140;

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
        for (int i = 2; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw new BadInput("not hexadecimal: '" + shown(text) + "' has '" + text.charAt(i) + "' at position "
                        + (i + 1) + "; digits are 0-9 and a-f");
            }
        }
        if (text.length() % 2 != 0) {
            throw new BadInput("not hexadecimal: '" + shown(text) + "' has an odd number of digits");
        }
        return FORMAT.parseHex(text, 2, text.length());
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

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
