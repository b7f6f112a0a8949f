package io.stint.protocol.eip712;

import io.stint.protocol.value.Hash32;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message under its domain: what a wallet is asked to sign. */
public record TypedData(Domain domain, Struct message) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is signed. */
    public Hash32 digest() {
        return domain.digest(message.hash());
    }

    /**
     * The object that {@code eth_signTypedData_v4} takes, its hash being {@link #digest}. Numbers are decimal strings, since a
     * JavaScript number cannot hold them; addresses have the checksum of EIP-55.
     */
    public ObjectNode json() {
        ObjectNode types = NODES.objectNode();
        types.set(domain.struct().type().name(), fields(domain.struct().type()));
        types.set(message.type().name(), fields(message.type()));
        ObjectNode json = NODES.objectNode();
        json.set("types", types);
        json.put("primaryType", message.type().name());
        json.set("domain", values(domain.struct()));
        json.set("message", values(message));
        return json;
    }

    private static ArrayNode fields(StructType type) {
        ArrayNode fields = NODES.arrayNode();
        type.fields()
                .forEach(field -> fields.addObject().put("name", field.name()).put("type", field.type()));
        return fields;
    }

    private static ObjectNode values(Struct struct) {
        List<Field> fields = struct.type().fields();
        ObjectNode values = NODES.objectNode();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i).name(), struct.values().get(i).toString());
        }
        return values;
    }
}
