package io.stint.protocol.payroll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** The text of a CSV file: UTF-8, with or without the mark that spreadsheets put before it. */
final class CsvText {
    private static final char MARK = '\uFEFF';

    private CsvText() {}

    /** @throws BadInput when it is empty or in another encoding; says where */
    static String of(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new BadInput("the list is in UTF-16; save it as CSV in UTF-8");
        }
        CharsetDecoder decoder = UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw new BadInput("line " + lines(text) + " of the list is not UTF-8 (it may be Latin-1 or Windows-1252);"
                    + " save it as CSV in UTF-8");
        }
        String all = text.toString();
        if (all.indexOf('\0') >= 0) {
            throw new BadInput("line " + lines(all.substring(0, all.indexOf('\0')))
                    + " of the list has a zero byte; this is no CSV, or one in UTF-16: save it as CSV in UTF-8");
        }
        String plain = !all.isEmpty() && all.charAt(0) == MARK ? all.substring(1) : all;
        if (plain.isBlank()) {
            throw new BadInput("the list is empty; a template shows what it looks like");
        }
        return plain;
    }

    private static long lines(CharSequence before) {
        return 1 + before.chars().filter(c -> c == '\n').count();
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
