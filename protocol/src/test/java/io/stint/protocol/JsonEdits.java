package io.stint.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON text with one field or item changed, or a field taken out or added; fields are named by JSON pointers (RFC 6901). */
public final class JsonEdits {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonEdits() {}

    public static String at(String json, String pointer) {
        return JSON.readTree(json).at(pointer).toString();
    }

    /** @param value as JSON */
    public static String with(String json, String pointer, String value) {
        ObjectNode root = (ObjectNode) JSON.readTree(json);
        if (root.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("there is no " + pointer);
        }
        if (parent(root, pointer) instanceof ArrayNode list) {
            list.set(Integer.parseInt(name(pointer)), JSON.readTree(value));
        } else {
            object(root, pointer).set(name(pointer), JSON.readTree(value));
        }
        return root.toString();
    }

    public static String without(String json, String pointer) {
        ObjectNode root = (ObjectNode) JSON.readTree(json);
        if (object(root, pointer).remove(name(pointer)) == null) {
            throw new IllegalArgumentException("there is no " + pointer);
        }
        return root.toString();
    }

    /** Puts a field into the object at the pointer. */
    public static String plus(String json, String pointer, String name, String value) {
        ObjectNode root = (ObjectNode) JSON.readTree(json);
        ((ObjectNode) root.at(pointer)).set(name, JSON.readTree(value));
        return root.toString();
    }

    private static ObjectNode object(ObjectNode root, String pointer) {
        return (ObjectNode) parent(root, pointer);
    }

    private static JsonNode parent(ObjectNode root, String pointer) {
        return root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
