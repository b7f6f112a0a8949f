package io.stint.protocol.document.body;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What all bodies share: the version, and how lists and absences are written. */
final class BodyJson {
    private static final int VERSION = 1;

    private BodyJson() {}

    /** Reads a body of this version. */
    static <T> T read(DocumentKind kind, CanonicalJson json, Function<JsonFields, T> fields) {
        return JsonFields.read(json, kind.wireName(), in -> {
            in.number("v", VERSION, VERSION);
            return fields.apply(in);
        });
    }

    /** Writes a body; reads it again, so that nothing is written that nobody can read. */
    static CanonicalJson write(DocumentKind kind, ObjectNode fields) {
        CanonicalJson json = CanonicalJson.parse(fields.toString());
        Body.parse(kind, json);
        return json;
    }

    /** An empty body with its version. */
    static ObjectNode versioned() {
        return object().put("v", VERSION);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ArrayNode list(List<T> items, Function<T, JsonNode> node) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> list.add(node.apply(item)));
        return list;
    }

    static ArrayNode texts(List<?> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> list.add(item.toString()));
        return list;
    }

    static void putText(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(v -> node.put(name, v.toString()));
    }

    static void putNumber(ObjectNode node, String name, Optional<Integer> value) {
        value.ifPresent(v -> node.put(name, v));
    }
}
