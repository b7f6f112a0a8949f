package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import java.io.IOException;
import java.math.BigInteger;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What a document's JSON must keep so that every reader sees the same in it: I-JSON (RFC 7493) with a bound on depth.
 * RFC 8785 asks for that, but its libraries do not check it.
 */
final class JsonRules {
    static final int DEEPEST = 64;

    private static final BigInteger LARGEST_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonRules() {}

    /** @throws BadInput when the text is no JSON object or array, or breaks a rule */
    static void check(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            checkValue(parser);
            if (parser.nextToken() != null) {
                throw new BadInput("not one JSON value: something follows it" + where(parser));
            }
        } catch (JacksonException e) {
            throw new BadInput("not valid JSON: " + e.getOriginalMessage() + where(e), e);
        }
    }

    private static void checkValue(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
            throw new BadInput("a document is a JSON object or array, this is not");
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth > DEEPEST) {
                throw new BadInput("the JSON is nested deeper than " + DEEPEST + where(parser));
            }
            checkScalar(token, parser);
        }
    }

    private static void checkScalar(JsonToken token, JsonParser parser) {
        switch (token) {
            case PROPERTY_NAME, VALUE_STRING -> requireWholeCharacters(parser);
            case VALUE_NUMBER_INT -> requireExact(parser);
            case VALUE_NUMBER_FLOAT -> canonical(parser);
            default -> {}
        }
    }

    private static void requireWholeCharacters(JsonParser parser) {
        if (!isWhole(parser.getString())) {
            throw new BadInput("the JSON has half a character (a lone surrogate)" + where(parser));
        }
    }

    /** Whether no surrogate stands alone. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** A fraction is rounded to the nearest double, as everywhere in JSON; an integer must mean what it says. */
    private static void requireExact(JsonParser parser) {
        String written = parser.getString();
        String read = canonical(parser);
        if (new BigInteger(written).abs().compareTo(LARGEST_INTEGER) > 0 && !written.equals(read)) {
            throw new BadInput("the JSON number " + written + " is beyond 2^53-1 and would be read as " + read
                    + "; write it as a string" + where(parser));
        }
    }

    /** Nearer to zero than a double of full precision, printers of numbers disagree or do not come to an end. */
    private static String canonical(JsonParser parser) {
        String written = parser.getString();
        double read = Double.parseDouble(written);
        if (read != 0 && Math.abs(read) < Double.MIN_NORMAL) {
            throw new BadInput(
                    "the JSON number " + written + " is too near to zero; write it as a string" + where(parser));
        }
        try {
            return NumberToJSON.serializeNumber(read);
        } catch (IOException e) {
            throw new BadInput("the JSON number " + written + " is too large; write it as a string" + where(parser), e);
        }
    }

    private static String where(JsonParser parser) {
        var location = parser.currentTokenLocation();
        return ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }

    private static String where(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
