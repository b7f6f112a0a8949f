package io.stint.protocol.file;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one JSON object, read strictly: each by its type, none missing, none left over. */
final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int SHOWN = 140;

    private final JsonNode node;
    private final String where;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new BadInput("the " + where + " must be a JSON object");
        }
        this.node = node;
        this.where = where;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String print(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    static Fields parse(String json, String what) {
        try {
            return new Fields(JSON.readTree(json), what);
        } catch (JacksonException e) {
            throw new BadInput("the " + what + " is not complete JSON (cut off or damaged): " + e.getOriginalMessage());
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!value.isString()) {
            throw bad(name, "must be a text", value);
        }
        return value.asString();
    }

    long number(String name) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(name, "must be a whole number", value);
        }
        return value.asLong();
    }

    long block(String name) {
        long block = number(name);
        if (block < 0) {
            throw new BadInput("in the " + where + ", '" + name + "' is not a block's number: " + block);
        }
        return block;
    }

    Instant time(String name) {
        long seconds = number(name);
        if (seconds < 0 || seconds >= 1L << 40) {
            throw new BadInput("in the " + where + ", '" + name + "' is not a Unix time in seconds: " + seconds);
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** The number of a claim, as the contract's uint16. */
    int round(String name) {
        long number = number(name);
        if (number < 0 || number > 0xFFFF) {
            throw new BadInput("in the " + where + ", '" + name + "' must be from 0 to 65535, not " + number);
        }
        return (int) number;
    }

    /** What a fund, a voucher or a claim can be: at most {@link Amount#MAX}. */
    Amount amount(String name) {
        String text = text(name);
        if (!text.matches("[0-9]{1,30}") || new BigInteger(text).compareTo(Amount.MAX.wei()) > 0) {
            throw new BadInput("in the " + where + ", '" + name
                    + "' must be a decimal number of the smallest unit, at most 2^96-1, not '" + text + "'");
        }
        return Amount.ofWei(new BigInteger(text));
    }

    Address address(String name) {
        return Address.parse(text(name));
    }

    Hash32 hash(String name) {
        return Hash32.parse(text(name));
    }

    Bytes bytes(String name) {
        return Bytes.parse(text(name));
    }

    /** A key's signature in its short form, whatever form it was written in. */
    Bytes keySignature(String name) {
        return Bytes.of(Signature.parse(text(name)).compact());
    }

    Fields object(String name) {
        return new Fields(value(name), name);
    }

    List<Fields> objects(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw bad(name, "must be a list", value);
        }
        List<Fields> items = new ArrayList<>();
        value.forEach(item -> items.add(new Fields(item, "item of " + name)));
        return items;
    }

    /** At least one: without any the field is left out. */
    List<Hash32> hashes(String name) {
        JsonNode value = value(name);
        List<Hash32> hashes = new ArrayList<>();
        value.forEach(item -> hashes.add(Hash32.parse(item.isString() ? item.asString() : item.toString())));
        if (!value.isArray() || hashes.isEmpty()) {
            throw bad(name, "must be a list of hashes", value);
        }
        return hashes;
    }

    /** To be called when all is read. */
    void nothingElse() {
        node.propertyNames().forEach(name -> {
            if (!read.contains(name)) {
                throw new BadInput("the " + where + " has an unknown field '" + name + "'");
            }
        });
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new BadInput("the " + where + " has no field '" + name + "'");
        }
        return value;
    }

    private BadInput bad(String name, String must, JsonNode value) {
        String given = value.toString();
        String shown = given.length() <= SHOWN ? given : given.substring(0, SHOWN) + "...";
        return new BadInput("in the " + where + ", '" + name + "' " + must + ", not " + shown);
    }
}
