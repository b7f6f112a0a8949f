package io.stint.hub.live;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a transaction told when it was committed.
 *
 * @param kind of a document, or of a change of an agreement
 * @param document empty: it is no document
 * @param author of the document; where it is none: whom alone it concerns
 */
record Happening(
        String kind,
        Optional<Hash32> agreement,
        Optional<DocumentId> job,
        Optional<DocumentId> document,
        Optional<Address> author) {
    private static final JsonMapper JSON = new JsonMapper();

    /** What is on the pages that everybody sees. */
    private static final Set<String> PUBLIC = Set.of("job", "profile", "review");

    /** One notification tells of one thing, or of the same in several agreements. */
    static List<Happening> read(String payload) {
        JsonNode json = JSON.readTree(payload);
        JsonNode several = json.get("agreements");
        if (several == null) {
            return List.of(read(json, field(json, "agreement", Hash32::parse)));
        }
        return several.valueStream()
                .map(one -> read(json, Optional.of(Hash32.parse(one.asString()))))
                .toList();
    }

    private static Happening read(JsonNode json, Optional<Hash32> agreement) {
        return new Happening(
                json.get("kind").asString(),
                agreement,
                field(json, "job", DocumentId::parse),
                field(json, "id", DocumentId::parse),
                field(json, "author", Address::parse));
    }

    private static <T> Optional<T> field(JsonNode json, String name, Function<String, T> parser) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asString).map(parser);
    }

    boolean isPublic() {
        return document.isPresent() && PUBLIC.contains(kind);
    }

    /** Of an agreement, and nobody's business there but the author's. */
    boolean isPersonal() {
        return document.isEmpty() && author.isPresent();
    }

    /** Whether everybody in the agreement may know. */
    boolean isOfParties() {
        return !isPersonal() && (document.isEmpty() || isPublic()) && agreement.isPresent();
    }

    boolean isVoucher() {
        return document.isEmpty() && kind.equals("voucher");
    }
}
