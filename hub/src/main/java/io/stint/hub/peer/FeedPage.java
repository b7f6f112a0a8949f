package io.stint.hub.peer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A part of a peer's feed. Only its frame was read: what the documents are worth is for {@link FeedItem#claim} to say.
 *
 * @param next the cursor after the last document; when there are none, the one that was asked with
 */
record FeedPage(UUID log, long head, long next, List<FeedItem> items) {
    private static final int DEEPEST = 70;
    private static final Pattern CURSOR = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    FeedPage {
        items = List.copyOf(items);
    }

    /** Whether the peer had nothing more when it answered. */
    boolean isLast() {
        return items.isEmpty() || next >= head;
    }

    /**
     * Reads an answer. What a newer hub adds is passed over.
     *
     * @param cursor that was asked with
     * @param size the most documents that were asked for
     * @throws PeerTrouble when it is no part of a feed, or not the one that was asked for
     */
    static FeedPage read(byte[] json, long cursor, int size) {
        requireUtf8(json);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            Reader reader = new Reader(json, parser, size);
            reader.read();
            return reader.page(cursor);
        } catch (JacksonException e) {
            throw new PeerTrouble("its answer is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new PeerTrouble("its answer names no log", e);
        }
    }

    /** The parser would take UTF-16 and UTF-32 as well, and not know where in the bytes a body begins. */
    private static void requireUtf8(byte[] json) {
        if (json.length < 2 || json[0] <= 0 || json[1] == 0) {
            throw new PeerTrouble("its answer is no JSON in UTF-8");
        }
    }

    static PeerTrouble twice(String name) {
        return new PeerTrouble("its answer is no JSON that means one thing: it says '" + name + "' twice");
    }

    static long cursor(@Nullable String text) {
        if (text == null || !CURSOR.matcher(text).matches()) {
            throw new PeerTrouble("its answer has a cursor that is none");
        }
        return Long.parseLong(text);
    }

    private static final class Reader {
        private final byte[] json;
        private final JsonParser parser;
        private final int size;
        private final List<FeedItem> items = new ArrayList<>();
        private Optional<UUID> log = Optional.empty();
        private OptionalLong head = OptionalLong.empty();
        private final Set<String> names = new HashSet<>();

        Reader(byte[] json, JsonParser parser, int size) {
            this.json = json;
            this.parser = parser;
            this.size = size;
        }

        void read() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PeerTrouble("its answer is no feed of documents");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    throw twice(name);
                }
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "documents" -> readItems(value);
                    case "log" -> log = Optional.of(UUID.fromString(parser.getString()));
                    case "head" -> head = OptionalLong.of(cursor(parser.getString()));
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new PeerTrouble("something follows its answer");
            }
        }

        private void readItems(JsonToken first) {
            if (first != JsonToken.START_ARRAY) {
                throw new PeerTrouble("its documents are no list");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                if (items.size() == size) {
                    throw new PeerTrouble("it gives more than the " + size + " documents that were asked for");
                }
                items.add(FeedItem.read(json, parser));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new PeerTrouble("among its documents is what is none");
            }
        }

        /** Cursors grow, so that a peer cannot lead round and round. */
        FeedPage page(long cursor) {
            long next = cursor;
            for (FeedItem item : items) {
                if (item.cursor() <= next) {
                    throw new PeerTrouble("its cursors do not grow");
                }
                next = item.cursor();
            }
            if (!items.isEmpty() && head.orElse(0) < next) {
                throw new PeerTrouble("it gives documents after what it says is its last");
            }
            return new FeedPage(
                    log.orElseThrow(() -> new PeerTrouble("its answer is no feed of documents: it names no log")),
                    head.orElseThrow(() -> new PeerTrouble("its answer is no feed of documents: it has no head")),
                    next,
                    items);
        }
    }
}
