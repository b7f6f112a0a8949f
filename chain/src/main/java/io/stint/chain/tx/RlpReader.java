package io.stint.chain.tx;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one list of strings, as transactions are written; a list within it must be empty, as our access lists are. */
final class RlpReader {
    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;
    private static final int SHORT = 55;

    private final byte[] bytes;
    private int at;

    private RlpReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The strings of a list. Whether the bytes were the only ones that say so must be seen by writing them again.
     *
     * @throws BadInput when it is no such list
     */
    static List<byte[]> strings(byte[] list) {
        RlpReader reader = new RlpReader(list);
        int end = reader.length(LIST) + reader.at;
        if (end != list.length) {
            throw new BadInput("a transaction of another length than it says");
        }
        List<byte[]> strings = new ArrayList<>();
        while (reader.at < end) {
            strings.add(reader.next());
        }
        return strings;
    }

    private byte[] next() {
        int first = bytes[at] & 0xff;
        if (first < STRING) {
            return new byte[] {bytes[at++]};
        }
        if (first == LIST) {
            at++;
            return new byte[0];
        }
        int length = length(STRING);
        byte[] string = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return string;
    }

    /** Goes past a prefix of this kind; the content that it announces is there. */
    private int length(int kind) {
        int first = at < bytes.length ? (bytes[at++] & 0xff) - kind : -1;
        int length = first;
        if (first > SHORT) {
            int end = Math.min(at + first - SHORT, bytes.length);
            BigInteger announced = new BigInteger(1, Arrays.copyOfRange(bytes, at, end));
            length = announced.bitLength() > 31 ? -1 : announced.intValue();
            at = end;
        }
        if (length < 0 || first > SHORT + 8 || length > bytes.length - at) {
            throw new BadInput("no transaction: it breaks off");
        }
        return length;
    }
}
