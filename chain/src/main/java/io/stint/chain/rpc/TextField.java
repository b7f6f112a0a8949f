package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A field of objects that come one after the other, with the value that it had last: the same text is read once. */
final class TextField<T> {
    private final String name;
    private final Function<String, T> parse;
    private char[] text = new char[0];
    private Optional<T> last = Optional.empty();
    private Optional<T> value = Optional.empty();
    private boolean read;

    /** @param name with what it is a field of, for messages: {@code "log's address"} */
    TextField(String name, Function<String, T> parse) {
        this.name = name;
        this.parse = parse;
    }

    /** Another object begins. */
    void next() {
        read = false;
        value = Optional.empty();
    }

    /** @throws BadAnswer when it is neither null nor a string that can be read, or this object had the field before */
    void read(JsonParser in) {
        if (read) {
            throw new BadAnswer("the node gave a " + name + " twice");
        }
        read = true;
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            value = valueOf(in);
        } else if (in.currentToken() != JsonToken.VALUE_NULL) {
            throw new BadAnswer("the node's " + name + " is no string");
        }
    }

    private Optional<T> valueOf(JsonParser in) {
        char[] buffer = in.getStringCharacters();
        int from = in.getStringOffset();
        int to = from + in.getStringLength();
        if (last.isEmpty() || !Arrays.equals(text, 0, text.length, buffer, from, to)) {
            text = Arrays.copyOfRange(buffer, from, to);
            last = Optional.of(parsed(new String(text)));
        }
        return last;
    }

    private T parsed(String string) {
        try {
            return parse.apply(string);
        } catch (BadInput e) {
            throw new BadAnswer("the node's " + name + " cannot be read: " + e.getMessage());
        }
    }

    /** @throws BadAnswer when the object does not have it */
    T get() {
        return value.orElseThrow(() -> new BadAnswer("the node gave no " + name));
    }

    /** Empty when the object does not have it, or has null there. */
    Optional<T> optional() {
        return value;
    }
}
