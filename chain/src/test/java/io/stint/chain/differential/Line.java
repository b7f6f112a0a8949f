package io.stint.chain.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line of a script: words, then settings as {@code name=value}; what is left out has its default. */
final class Line {
    private final String text;
    private final List<String> words;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private Line(String text) {
        this.text = text;
        List<String> parts = List.of(text.strip().split("\\s+"));
        this.words = parts.stream().filter(part -> !part.contains("=")).toList();
        parts.stream().filter(part -> part.contains("=")).forEach(part -> {
            int at = part.indexOf('=');
            settings.put(part.substring(0, at), part.substring(at + 1));
        });
    }

    static Line of(String text) {
        return new Line(text);
    }

    String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("a word is missing in: " + text);
        }
        return words.get(index);
    }

    int number(String name, int otherwise) {
        String value = settings.remove(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    <E extends Enum<E>> E name(Class<E> type, String name, E otherwise) {
        String value = settings.remove(name);
        return value == null ? otherwise : constant(type, value);
    }

    /** After all settings were read: an unknown one is a typing error. */
    void end() {
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + settings.keySet() + " in: " + text);
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes what differs from the default. */
    static String setting(String name, Object value, Object otherwise) {
        Object shown = value instanceof Enum<?> constant ? word(constant) : value;
        return value.equals(otherwise) ? "" : " " + name + "=" + shown;
    }
}
