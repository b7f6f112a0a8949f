package io.stint.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Stint throws. The message says what was wrong, with the value, and what to do. Values come
 * from strangers, so characters that would move a terminal's cursor or hide text are spelt out as in a Java string.
 */
public class StintException extends RuntimeException {
    public StintException(String message) {
        super(visible(message));
    }

    public StintException(String message, @Nullable Throwable cause) {
        super(visible(message), cause);
    }

    private static String visible(String message) {
        StringBuilder out = new StringBuilder(message.length());
        message.codePoints().forEach(c -> {
            if (hidden(c)) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean hidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
