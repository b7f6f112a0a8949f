package io.stint.hub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as RFC 7493 wants it: UTF-8, no name twice, whole characters; one value, of bounded depth; without U+0000, which
 * PostgreSQL cannot keep.
 */
final class StrictJson {
    static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private static final ObjectReader READER = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** @throws Problem saying where it is wrong */
    static JsonNode parse(byte[] utf8) {
        return plain(utf8).orElseGet(() -> careful(utf8));
    }

    /**
     * What is of ASCII without escapes has whole characters, so that one look is enough. Empty: it is not plain, or wrong,
     * which the other way says better.
     */
    private static Optional<JsonNode> plain(byte[] utf8) {
        for (byte one : utf8) {
            if (one <= 0 || one == '\\') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(READER.readTree(utf8)).filter(node -> !node.isMissingNode());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static JsonNode careful(byte[] utf8) {
        String text = decode(utf8);
        try (JsonParser parser = MAPPER.createParser(text)) {
            check(parser);
        }
        return MAPPER.readTree(text);
    }

    // That the bytes are no UTF-8 is all there is to say.
    @SuppressWarnings("UnusedException")
    private static String decode(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The request's body is not UTF-8.");
        }
    }

    // The problem says what the message of the cause says, and where.
    @SuppressWarnings("UnusedException")
    private static void check(JsonParser parser) {
        try {
            int depth = 0;
            do {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw at(parser, "there is no value");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                requireWhole(parser, token);
            } while (depth > 0);
            if (parser.nextToken() != null) {
                throw at(parser, "something follows the value");
            }
        } catch (JacksonException e) {
            throw at(parser, e.getOriginalMessage());
        }
    }

    private static void requireWhole(JsonParser parser, JsonToken token) {
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && parser.getString().codePoints().anyMatch(StrictJson::unfit)) {
            throw at(parser, "a text has half a character (a lone surrogate) or U+0000");
        }
    }

    private static boolean unfit(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    private static Problem at(JsonParser parser, String what) {
        return Problem.badField(path(parser.streamReadContext()), "The request is not valid JSON: " + what + ".");
    }

    private static String path(TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.currentName();
        return name == null ? parent : parent.isEmpty() ? name : parent + "." + name;
    }
}
