package io.stint.hub.web;

import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A pattern of {@link MessageFormat}, read once. Most are words with places for other words, and those are put together here;
 * numbers, and patterns that say how to write their arguments, are left to the format.
 */
final class Phrase {
    /** Stands for the arguments while a pattern is taken apart; no text has it. */
    private static final char PLACE = '\uE000';

    private final MessageFormat format;
    private final List<Part> parts;

    /** Words, and the number of the argument behind them; -1 at the end. */
    private record Part(String words, int argument) {}

    Phrase(String pattern, Locale locale) {
        this.format = new MessageFormat(pattern, locale);
        Format[] formats = format.getFormatsByArgumentIndex();
        this.parts = Arrays.stream(formats).allMatch(Objects::isNull) ? parts(formats.length) : List.of();
    }

    private List<Part> parts(int arguments) {
        Object[] places = new Object[arguments];
        for (int i = 0; i < arguments; i++) {
            places[i] = String.valueOf(PLACE) + (char) (PLACE + 1 + i);
        }
        String text = format.format(places);
        List<Part> found = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, from)) {
            found.add(new Part(text.substring(from, at), text.charAt(at + 1) - PLACE - 1));
            from = at + 2;
        }
        found.add(new Part(text.substring(from), -1));
        return List.copyOf(found);
    }

    String with(Object... arguments) {
        if (parts.isEmpty() || !Arrays.stream(arguments).allMatch(String.class::isInstance)) {
            // A format is not for many threads at a time.
            return ((MessageFormat) format.clone()).format(arguments);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.words());
            if (part.argument() >= arguments.length) {
                text.append('{').append(part.argument()).append('}');
            } else if (part.argument() >= 0) {
                text.append(arguments[part.argument()]);
            }
        }
        return text.toString();
    }
}
