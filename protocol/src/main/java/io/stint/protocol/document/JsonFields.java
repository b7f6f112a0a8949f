package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object from a stranger, read strictly: each by its type and in its one spelling, none missing,
 * none left over. Whatever is refused is named by its path: {@code job.pay.amount}, {@code profile.skills[3]}.
 */
public final class JsonFields {
    private static final int SHOWN = 140;

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private JsonFields(JsonNode node, String path) {
        if (!node.isObject()) {
            throw refused(path, "must be an object {...}", node.toString());
        }
        this.node = node;
        this.path = path;
    }

    /**
     * Reads a whole text with {@code reader}, and refuses what it leaves unread.
     *
     * @param what how the text is called in paths: {@code "job"}
     */
    public static <T> T read(CanonicalJson json, String what, Function<JsonFields, T> reader) {
        return read(json.contents(), what, reader);
    }

    private static <T> T read(JsonNode node, String path, Function<JsonFields, T> reader) {
        JsonFields in = new JsonFields(node, path);
        T value = named(path, () -> reader.apply(in));
        node.propertyNames().forEach(name -> {
            if (!in.read.contains(name)) {
                throw new BadInput(path + " has an unknown field '" + shown(name) + "'; leave it out");
            }
        });
        return value;
    }

    /** What the value itself refuses says where it stands, too. */
    private static <T> T named(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadInput e) {
            if (String.valueOf(e.getMessage()).startsWith(path)) {
                throw e;
            }
            throw new BadInput(path + ": " + e.getMessage(), e);
        }
    }

    /** Text of one line; see {@link PlainText#line}. */
    public String line(String name, int longest) {
        return parsed(name, text -> PlainText.line(text, longest));
    }

    /** Text of any lines, not blank; see {@link PlainText#lines}. */
    public String lines(String name, int longest) {
        String text = linesOrNone(name, longest);
        if (text.isBlank()) {
            throw bad(name, "must say something");
        }
        return text;
    }

    /** Text of any lines, which may be blank; see {@link PlainText#lines}. */
    public String linesOrNone(String name, int longest) {
        return parsed(name, text -> PlainText.lines(text, longest));
    }

    /** A decimal number, not negative, with at most 18 digits before the point and 18 after it. */
    public BigDecimal decimal(String name) {
        return Spelling.decimal(text(name))
                .orElseThrow(() -> bad(
                        name,
                        "must be a decimal number as \"12.50\", with at most 18 digits before and"
                                + " after the point"));
    }

    /** A number of a coin's or token's smallest unit: at most {@link Amount#MAX}. */
    public Amount wei(String name) {
        return Spelling.wei(text(name))
                .orElseThrow(
                        () -> bad(name, "must be a decimal number of the smallest unit as \"1000\", at most 2^96-1"));
    }

    /** A whole number from {@code least} to {@code most}. */
    public long number(String name, long least, long most) {
        JsonNode value = value(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.asLong() < least || value.asLong() > most) {
            throw refused(at(name), "must be a whole number from " + least + " to " + most, value.toString());
        }
        return value.asLong();
    }

    public boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw refused(at(name), "must be true or false", value.toString());
        }
        return value.asBoolean();
    }

    /** With the checksum of EIP-55; not the zero address. */
    public Address address(String name) {
        Address address = parsed(name, Address::parse);
        if (address.isZero()) {
            throw bad(name, "must be somebody's address");
        }
        return address;
    }

    public Hash32 hash(String name) {
        return parsed(name, Hash32::parse);
    }

    /** Exactly so many bytes, as {@code 0x} and lower-case hexadecimal digits. */
    public Bytes bytes(String name, int length) {
        Bytes bytes = parsed(name, Bytes::parse);
        if (bytes.size() != length) {
            throw bad(name, "must be 0x and " + 2 * length + " hexadecimal digits");
        }
        return bytes;
    }

    /** Bytes in the URL-safe alphabet of RFC 4648, without padding. */
    public Bytes base64(String name) {
        return Spelling.base64(text(name)).orElseThrow(() -> bad(name, "must be base64url without padding"));
    }

    /** What {@code parser} makes of the text, when it is spelt as that value's own text. */
    public <T> T parsed(String name, Function<String, T> parser) {
        String text = text(name);
        return own(at(name), text, parser);
    }

    /** The same field as {@code reader} reads it; empty when there is none. A null is not an absence. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        read.add(name);
        return node.has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    public <T> T object(String name, Function<JsonFields, T> reader) {
        return read(value(name), at(name), reader);
    }

    /** A list of objects. */
    public <T> List<T> objects(String name, int most, Function<JsonFields, T> reader) {
        return list(name, most, (item, itemPath) -> read(item, itemPath, reader));
    }

    /** A list of texts, each what {@code parser} makes of it, none twice. */
    public <T> List<T> distinct(String name, int most, Function<String, T> parser) {
        List<T> items = list(name, most, (item, itemPath) -> {
            if (!item.isString()) {
                throw refused(itemPath, "must be a text", item.toString());
            }
            return own(itemPath, item.asString(), parser);
        });
        if (new HashSet<>(items).size() < items.size()) {
            throw bad(name, "must name nothing twice");
        }
        return items;
    }

    /** A refusal of this field's value. */
    public BadInput bad(String name, String must) {
        return refused(at(name), must, String.valueOf(node.get(name)));
    }

    /** A refusal of the object as a whole. */
    public BadInput bad(String must) {
        return refused(path, must, node.toString());
    }

    private <T> List<T> list(String name, int most, BiFunction<JsonNode, String, T> reader) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw bad(name, "must be a list [...]");
        }
        if (value.size() > most) {
            throw new BadInput(at(name) + " must have at most " + most + " items, not " + value.size());
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(reader.apply(value.get(i), at(name) + "[" + i + "]"));
        }
        return List.copyOf(items);
    }

    private static <T> T own(String path, String text, Function<String, T> parser) {
        T value;
        try {
            value = parser.apply(text);
        } catch (BadInput e) {
            throw new BadInput(path + ": " + e.getMessage(), e);
        }
        if (!value.toString().equals(text)) {
            throw refused(path, "must be written '" + value + "'", "'" + text + "'");
        }
        return value;
    }

    private String text(String name) {
        JsonNode value = value(name);
        if (!value.isString()) {
            throw bad(name, "must be a text \"...\"");
        }
        return value.asString();
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new BadInput(at(name) + " is missing; give it");
        }
        return value;
    }

    private String at(String name) {
        return path + "." + name;
    }

    private static BadInput refused(String path, String must, String given) {
        return new BadInput(path + " " + must + ", not " + shown(given));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
