package io.stint.protocol.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that is in the form of RFC 8785 already: once over its bytes, for the rules, the form and the contents. All
 * that a hub stores and serves is so, and putting it into that form again would take many times as long.
 *
 * <p>What {@link JsonRules} refuses is not in this form or not read here: keys that ascend are no duplicates, and what is
 * no UTF-8, or half a character, decodes to U+FFFD.
 */
final class CanonicalForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Integers of so few digits are what a double gives back. */
    private static final int EXACT_DIGITS = 15;

    private static final char REPLACEMENT = '\ufffd';
    private static final String ESCAPED = "\"\\bfnrt";
    private static final String MEANT = "\"\\\b\f\n\r\t";

    private final byte[] json;
    private int at;
    private int depth;

    private CanonicalForm(byte[] json) {
        this.json = json;
    }

    /** Not in this form, or in doubt. */
    private static final class Doubt extends Exception {
        Doubt() {
            super("", null, false, false);
        }
    }

    /**
     * The contents; empty when they are in another form, and in doubt: fractions, long integers and U+FFFD are not looked
     * at closely.
     *
     * @param utf8 an object or an array
     */
    // That it is in doubt is the answer, not an error.
    @SuppressWarnings("UnusedException")
    static Optional<JsonNode> read(byte[] utf8) {
        CanonicalForm form = new CanonicalForm(utf8);
        try {
            boolean container = utf8.length > 0 && (utf8[0] == '{' || utf8[0] == '[');
            JsonNode contents = container ? form.value() : NODES.nullNode();
            return container && form.at == utf8.length ? Optional.of(contents) : Optional.empty();
        } catch (Doubt e) {
            return Optional.empty();
        }
    }

    private JsonNode value() throws Doubt {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.stringNode(string());
            case 't' -> literal("rue", NODES.booleanNode(true));
            case 'f' -> literal("alse", NODES.booleanNode(false));
            case 'n' -> literal("ull", NODES.nullNode());
            default -> number();
        };
    }

    private JsonNode object() throws Doubt {
        ObjectNode object = NODES.objectNode();
        deeper();
        if (found('}')) {
            return object;
        }
        String before = null;
        do {
            require('"');
            String key = string();
            if (before != null && before.compareTo(key) >= 0) {
                throw new Doubt();
            }
            require(':');
            object.set(key, value());
            before = key;
        } while (more('}'));
        return object;
    }

    private JsonNode array() throws Doubt {
        ArrayNode array = NODES.arrayNode();
        deeper();
        if (found(']')) {
            return array;
        }
        do {
            array.add(value());
        } while (more(']'));
        return array;
    }

    private void deeper() throws Doubt {
        depth++;
        if (depth > JsonRules.DEEPEST) {
            throw new Doubt();
        }
    }

    private boolean found(char end) throws Doubt {
        if (peek() != end) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private boolean more(char end) throws Doubt {
        if (found(end)) {
            return false;
        }
        require(',');
        return true;
    }

    private JsonNode literal(String rest, JsonNode node) throws Doubt {
        for (int i = 0; i < rest.length(); i++) {
            require(rest.charAt(i));
        }
        return node;
    }

    private JsonNode number() throws Doubt {
        int from = at - 1;
        boolean negative = json[from] == '-';
        int first = negative ? at : from;
        long number = 0;
        at = first;
        while (isDigit(peek()) && at - first < EXACT_DIGITS) {
            number = 10 * number + (next() - '0');
        }
        boolean leading = json[first] == '0' && (at - first > 1 || negative);
        if (at == first || leading || ",]}".indexOf(peek()) < 0) {
            throw new Doubt();
        }
        return NODES.numberNode(negative ? -number : number);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** From behind the opening quote to behind the closing one. */
    private String string() throws Doubt {
        int from = at;
        int all = 0;
        int end = from;
        while (end < json.length && json[end] != '"' && json[end] != '\\' && (json[end] < 0 || json[end] >= ' ')) {
            all |= json[end];
            end++;
        }
        at = end;
        if (peek() == '"') {
            at++;
            return text(from, end, all < 0);
        }
        return escaped(new StringBuilder(text(from, end, all < 0)));
    }

    private String escaped(StringBuilder text) throws Doubt {
        for (int next = next(); next != '"'; next = next()) {
            if (next == '\\') {
                text.append(escape());
            } else if (next >= ' ') {
                text.append((char) next);
            } else if (next < 0) {
                int from = at - 1;
                while (peek() < 0) {
                    at++;
                }
                text.append(text(from, at, true));
            } else {
                throw new Doubt();
            }
        }
        return text.toString();
    }

    /** The one escape of a character that must have one. */
    private char escape() throws Doubt {
        int written = next();
        int known = ESCAPED.indexOf(written);
        if (known >= 0) {
            return MEANT.charAt(known);
        }
        if (written != 'u' || next() != '0' || next() != '0') {
            throw new Doubt();
        }
        int high = next() - '0';
        int digit = next();
        int low = isDigit(digit) ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
        char meant = (char) (16 * high + low);
        if (high < 0 || high > 1 || low < 0 || MEANT.indexOf(meant) >= 0) {
            throw new Doubt();
        }
        return meant;
    }

    private String text(int from, int to, boolean beyondAscii) throws Doubt {
        if (!beyondAscii) {
            return new String(json, from, to - from, ISO_8859_1);
        }
        String text = new String(json, from, to - from, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new Doubt();
        }
        return text;
    }

    private int peek() throws Doubt {
        if (at == json.length) {
            throw new Doubt();
        }
        return json[at];
    }

    private int next() throws Doubt {
        int next = peek();
        at++;
        return next;
    }

    private void require(char expected) throws Doubt {
        if (next() != expected) {
            throw new Doubt();
        }
    }
}
