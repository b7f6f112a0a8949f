package io.stint.hub.peer;

import io.stint.hub.document.Published;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A document as it stands in a peer's feed. */
final class FeedItem {
    private static final String FIRST = "first.";
    private static final int LONGEST_NUMBER = 12;

    private final long cursor;

    /** Texts and numbers by name, those of the first saying with {@link #FIRST} before. */
    private final Map<String, String> fields;

    private final Optional<Bytes> body;

    private FeedItem(Map<String, String> fields, Optional<Bytes> body) {
        this.cursor = FeedPage.cursor(fields.get("cursor"));
        this.fields = fields;
        this.body = body;
    }

    /** Reads on from an object's beginning to its end. */
    static FeedItem read(byte[] json, JsonParser parser) {
        Map<String, String> fields = new HashMap<>();
        Optional<Bytes> body = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("body") && value == JsonToken.START_OBJECT) {
                note(fields, name, "");
                body = Optional.of(slice(json, parser));
            } else if (name.equals("first") && value == JsonToken.START_OBJECT) {
                note(fields, name, "");
                readFirst(parser, fields);
            } else if (value.isScalarValue()) {
                note(fields, name, parser.getString());
            } else {
                note(fields, name, "");
                parser.skipChildren();
            }
        }
        return new FeedItem(fields, body);
    }

    private static void readFirst(JsonParser parser, Map<String, String> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = FIRST + parser.currentName();
            boolean scalar = parser.nextToken().isScalarValue();
            note(fields, name, scalar ? parser.getString() : "");
            parser.skipChildren();
        }
    }

    /** Readers would not agree on what is said twice. */
    private static void note(Map<String, String> fields, String name, String value) {
        if (fields.put(name, value) != null) {
            throw FeedPage.twice(name);
        }
    }

    private static Bytes slice(byte[] json, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return Bytes.of(Arrays.copyOfRange(json, from, to));
    }

    long cursor() {
        return cursor;
    }

    /** Whether it says to be of a kind. */
    boolean is(DocumentKind kind) {
        return kind.wireName().equals(fields.get("kind"));
    }

    /**
     * What is claimed of the document.
     *
     * @throws BadInput when something is missing or of another form
     */
    Published.Claim claim() {
        return new Published.Claim(
                DocumentId.parse(text("id")),
                DocumentKind.parse(text("kind")),
                Address.parse(text("author")),
                time("createdAt"),
                Signature.parse(text("signature")),
                fields.containsKey(FIRST + "createdAt")
                        ? Optional.of(new Published.Earlier(
                                time(FIRST + "createdAt"), Signature.parse(text(FIRST + "signature"))))
                        : Optional.empty());
    }

    /**
     * What the document says.
     *
     * @throws BadInput when there is nothing, or it is no canonical JSON
     */
    CanonicalJson body() {
        return CanonicalJson.requireCanonical(
                body.orElseThrow(() -> new BadInput("it has no body")).toArray());
    }

    private String text(String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new BadInput("it has no '" + name + "'"));
    }

    private Instant time(String name) {
        String seconds = text(name);
        boolean number = !seconds.isEmpty() && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || seconds.length() > LONGEST_NUMBER) {
            throw new BadInput("its '" + name + "' is no time: whole seconds since 1970");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
