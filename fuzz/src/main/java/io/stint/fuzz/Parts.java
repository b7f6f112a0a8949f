package io.stint.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes an input apart, for parsers that read several things. */
public final class Parts {
    private final byte[] input;
    private int next;

    public Parts(byte[] input) {
        this.input = input.clone();
    }

    /** A number below {@code most}; zero at the end. */
    public int number(int most) {
        return next < input.length ? Byte.toUnsignedInt(input[next++]) % most : 0;
    }

    /** So many bytes; fewer at the end. */
    public byte[] bytes(int count) {
        int from = next;
        next = Math.min(input.length, next + count);
        return Arrays.copyOfRange(input, from, next);
    }

    public byte[] rest() {
        return bytes(input.length);
    }

    /** Lines of {@code name=value} in UTF-8, as a query or a form has them once its escapes are undone. */
    public static Map<String, String> named(byte[] input) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", 64)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                named.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return named;
    }
}
