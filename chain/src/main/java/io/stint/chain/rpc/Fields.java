package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object's fields, read strictly.
 *
 * @param what the object is, for messages
 */
record Fields(String what, JsonNode json) {
    Fields {
        if (!json.isObject()) {
            throw new BadAnswer("the node's " + what + " is no object: " + json);
        }
    }

    /** @return empty for JSON null, which is how a node says that there is no such thing */
    static <T> Optional<T> optional(String what, JsonNode json, Function<Fields, T> read) {
        return json.isNull() ? Optional.empty() : Optional.of(read.apply(new Fields(what, json)));
    }

    static <T> List<T> list(String what, JsonNode json, Function<Fields, T> read) {
        if (!json.isArray()) {
            throw new BadAnswer("the node's list of " + what + " is none: " + json);
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(read.apply(new Fields(what, item)));
        }
        return List.copyOf(items);
    }

    /** The value of a plain string answer. */
    static <T> T text(String what, JsonNode json, Function<String, T> parse) {
        if (!json.isString()) {
            throw new BadAnswer("the node's " + what + " is no string: " + json);
        }
        try {
            return parse.apply(json.asString());
        } catch (BadInput e) {
            throw new BadAnswer("the node's " + what + " cannot be read: " + e.getMessage());
        }
    }

    long number(String name) {
        return required(name, Quantity::parseLong);
    }

    /** A place in a list. */
    int index(String name) {
        return required(name, Quantity::parseInt);
    }

    BigInteger quantity(String name) {
        return required(name, Quantity::parse);
    }

    Hash32 hash(String name) {
        return required(name, Hash32::parse);
    }

    Address address(String name) {
        return required(name, Address::parse);
    }

    Bytes bytes(String name) {
        return required(name, Bytes::parse);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    <T> Optional<T> optional(String name, Function<String, T> parse) {
        return has(name) ? Optional.of(required(name, parse)) : Optional.empty();
    }

    List<Hash32> hashes(String name) {
        List<Hash32> hashes = new ArrayList<>();
        for (JsonNode item : json.path(name)) {
            hashes.add(text(what + "'s " + name, item, Hash32::parse));
        }
        return List.copyOf(hashes);
    }

    <T> List<T> objects(String name, String itemName, Function<Fields, T> read) {
        return list(itemName, json.path(name), read);
    }

    private <T> T required(String name, Function<String, T> parse) {
        return text(what + "'s " + name, json.path(name), parse);
    }
}
