package io.stint.hub.web;

import io.javalin.http.Context;
import io.stint.protocol.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a request's JSON, read strictly: each by its type, none missing, none left over. What is refused is named
 * by its path in the problem's {@code fields}: {@code milestones[2].amount}.
 */
public final class JsonRequest {
    private static final String TYPE = "application/json";
    private static final int SHOWN = 140;

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private JsonRequest(JsonNode node, String path) {
        if (!node.isObject()) {
            throw wrong(path, "must be an object {...}");
        }
        this.node = node;
        this.path = path;
    }

    /**
     * Reads a request's whole body with {@code reader}, and refuses what it leaves unread.
     *
     * @throws Problem when the body is not JSON, or not this JSON
     */
    public static <T> T read(Context ctx, Function<JsonRequest, T> reader) {
        requireJson(ctx);
        return read(StrictJson.parse(ctx.bodyAsBytes()), reader);
    }

    /**
     * Reads a request's body that is a list of objects, each with {@code reader}.
     *
     * @param most how many there may be; there must be one
     * @throws Problem when the body is not JSON, or no such list
     */
    public static <T> List<T> list(Context ctx, int most, Function<JsonRequest, T> reader) {
        requireJson(ctx);
        JsonNode root = StrictJson.parse(ctx.bodyAsBytes());
        if (!root.isArray() || root.isEmpty() || root.size() > most) {
            throw Problem.badRequest("The request must be a list [...] of 1 to " + most + " objects.");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            items.add(read(root.get(i), "[" + i + "]", reader));
        }
        return items;
    }

    static <T> T read(JsonNode root, Function<JsonRequest, T> reader) {
        return read(root, "", reader);
    }

    private static <T> T read(JsonNode node, String path, Function<JsonRequest, T> reader) {
        JsonRequest in = new JsonRequest(node, path);
        T value = reader.apply(in);
        node.propertyNames().stream()
                .filter(name -> !in.read.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(in.at(shown(name)), "is not a field that is known here; leave it out");
                });
        return value;
    }

    public String text(String name) {
        return text(value(name), at(name));
    }

    /** What {@code parser} makes of a text. */
    public <T> T parsed(String name, Function<String, T> parser) {
        return parsed(text(name), at(name), parser);
    }

    /** A whole number from {@code least} to {@code most}. */
    public long number(String name, long least, long most) {
        JsonNode value = value(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.asLong() < least || value.asLong() > most) {
            throw wrong(at(name), "must be a whole number from " + least + " to " + most);
        }
        return value.asLong();
    }

    public boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw wrong(at(name), "must be true or false");
        }
        return value.asBoolean();
    }

    /** The same field as {@code reader} reads it; empty when there is none. A null is not an absence. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        read.add(name);
        return node.has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    public <T> T object(String name, Function<JsonRequest, T> reader) {
        return read(value(name), at(name), reader);
    }

    public <T> List<T> objects(String name, int most, Function<JsonRequest, T> reader) {
        return list(name, most).stream()
                .map(item -> read(item.node(), item.path(), reader))
                .toList();
    }

    public <T> List<T> texts(String name, int most, Function<String, T> parser) {
        return list(name, most).stream()
                .map(item -> parsed(text(item.node(), item.path()), item.path(), parser))
                .toList();
    }

    /** An object as its JSON text, for a parser of its own. */
    public <T> T json(String name, Function<String, T> parser) {
        JsonNode value = value(name);
        if (!value.isObject()) {
            throw wrong(at(name), "must be an object {...}");
        }
        return parsed(value.toString(), at(name), parser);
    }

    private record Item(JsonNode node, String path) {}

    private List<Item> list(String name, int most) {
        JsonNode value = value(name);
        if (!value.isArray() || value.size() > most) {
            throw wrong(at(name), "must be a list [...] of at most " + most);
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new Item(value.get(i), at(name) + "[" + i + "]"));
        }
        return items;
    }

    private static String text(JsonNode value, String path) {
        if (!value.isString()) {
            throw wrong(path, "must be a text \"...\"");
        }
        return value.asString();
    }

    // The problem says what the message of the cause says, and where.
    @SuppressWarnings("UnusedException")
    private static <T> T parsed(String text, String path, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (BadInput e) {
            throw Problem.badField(path, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw wrong(at(name), "is missing; give it");
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static void requireJson(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            throw Problem.otherType("Send JSON, with the header Content-Type: " + TYPE + ".");
        }
    }

    private static Problem wrong(String path, String must) {
        return Problem.badField(path, (path.isEmpty() ? "the request" : path) + " " + must);
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "...";
    }
}
