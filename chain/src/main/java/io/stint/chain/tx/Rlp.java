package io.stint.chain.tx;

import io.stint.protocol.value.Address;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Recursive length prefix, in which transactions are written (Ethereum's Yellow Paper, appendix B). */
final class Rlp {
    private static final int SHORT = 55;
    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;

    private Rlp() {}

    static byte[] bytes(byte[] content) {
        if (content.length == 1 && content[0] >= 0) {
            return content.clone();
        }
        return prefixed(STRING, content);
    }

    /** Without leading zeros; zero is the empty string. */
    static byte[] number(BigInteger value) {
        byte[] signed = value.toByteArray();
        return bytes(signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed);
    }

    static byte[] number(long value) {
        return number(BigInteger.valueOf(value));
    }

    /** The empty string for a deployment. */
    static byte[] receiver(Optional<Address> to) {
        return bytes(to.map(Address::bytes).orElseGet(() -> new byte[0]));
    }

    /** Encoded items as one list. */
    static byte[] list(byte[]... items) {
        return prefixed(LIST, concat(items));
    }

    /** Encoded items one after the other, as part of a list. */
    static byte[] concat(byte[]... items) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] item : items) {
            content.writeBytes(item);
        }
        return content.toByteArray();
    }

    private static byte[] prefixed(int kind, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (content.length <= SHORT) {
            out.write(kind + content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(kind + SHORT + length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
