package io.stint.protocol.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells whether JSON is in the form of RFC 8785 already, which is faster than putting it into that form: what is read is
 * written again in the order in which it came, and canonical text gives itself.
 */
final class CanonicalForm {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Integers of so few digits are what a double gives back. */
    private static final int EXACT_DIGITS = 15;

    private final StringBuilder out;

    /** Of each object that is open, the key before. */
    private final Deque<String> keys = new ArrayDeque<>();

    private CanonicalForm(int length) {
        this.out = new StringBuilder(length);
    }

    /**
     * Says no in doubt.
     *
     * @param json that {@link JsonRules#check} let pass
     */
    static boolean is(String json) {
        CanonicalForm form = new CanonicalForm(json.length());
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!form.write(token, parser)) {
                    return false;
                }
            }
        } catch (IOException _) {
            return false;
        }
        return form.out.compareTo(new StringBuilder(json)) == 0;
    }

    /** Says whether the order of keys is kept. */
    private boolean write(JsonToken token, JsonParser parser) throws IOException {
        if (!token.isStructEnd()) {
            separate();
        }
        switch (token) {
            case PROPERTY_NAME -> {
                return writeKey(parser.currentName());
            }
            case VALUE_STRING -> quote(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writeNumber(token, parser.getString());
            case START_OBJECT -> {
                out.append('{');
                keys.push("");
            }
            case END_OBJECT -> {
                out.append('}');
                keys.pop();
            }
            default -> out.append(parser.getString());
        }
        return true;
    }

    private void separate() {
        char last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
        if (last != '[' && last != '{' && last != ':') {
            out.append(',');
        }
    }

    private boolean writeKey(String key) {
        quote(key);
        out.append(':');
        return keys.pop().compareTo(key) < 0 && keys.offerFirst(key);
    }

    private void writeNumber(JsonToken token, String written) throws IOException {
        boolean exact =
                token == JsonToken.VALUE_NUMBER_INT && written.length() <= EXACT_DIGITS && !written.equals("-0");
        out.append(exact ? written : NumberToJSON.serializeNumber(Double.parseDouble(written)));
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                out.append(c);
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append(c < 0x10 ? "u000" : "u00").append(Integer.toHexString(c));
        }
    }
}
