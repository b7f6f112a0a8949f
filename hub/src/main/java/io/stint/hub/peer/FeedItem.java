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

/**
 * A document as it stands in a peer's feed.
 *
 * @param fields its texts and numbers by name, those of the first saying with {@code first.} before
 * @param body as the peer wrote it
 */
record FeedItem(long cursor, Map<String, String> fields, Optional<Bytes> body) {
    private static final String FIRST = "first.";
    private static final int LONGEST_NUMBER = 12;

    FeedItem {
        fields = Map.copyOf(fields);
    }

    /** Reads on from an object's beginning to its end. */
    static FeedItem read(byte[] json, JsonParser parser) {
        Map<String, String> fields = new HashMap<>();
        Optional<Bytes> body = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("body") && value == JsonToken.START_OBJECT) {
                body = Optional.of(slice(json, parser));
            } else if (name.equals("first") && value == JsonToken.START_OBJECT) {
                readFirst(parser, fields);
            } else if (value.isScalarValue()) {
                fields.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return new FeedItem(FeedPage.cursor(fields.get("cursor")), fields, body);
    }

    private static void readFirst(JsonParser parser, Map<String, String> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                fields.put(FIRST + name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Bytes slice(byte[] json, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return Bytes.of(Arrays.copyOfRange(json, from, to));
    }

    /**
     * What is claimed of the document; its place follows from its body.
     *
     * @throws BadInput when something is missing, of another form, or the body is no canonical JSON
     */
    Published.Claim claim() {
        byte[] given = body.orElseThrow(() -> new BadInput("it has no body")).toArray();
        CanonicalJson canonical = CanonicalJson.parse(given);
        if (!Arrays.equals(canonical.bytes(), given)) {
            throw new BadInput("its body is not in canonical form");
        }
        return new Published.Claim(
                DocumentId.parse(text("id")),
                DocumentKind.parse(text("kind")),
                Address.parse(text("author")),
                time("createdAt"),
                Signature.parse(text("signature")),
                canonical,
                fields.containsKey(FIRST + "createdAt")
                        ? Optional.of(new Published.Earlier(
                                time(FIRST + "createdAt"), Signature.parse(text(FIRST + "signature"))))
                        : Optional.empty());
    }

    private String text(String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new BadInput("it has no '" + name + "'"));
    }

    private Instant time(String name) {
        String seconds = text(name);
        if (seconds.length() > LONGEST_NUMBER || !seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadInput("its '" + name + "' is no time: whole seconds since 1970");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
