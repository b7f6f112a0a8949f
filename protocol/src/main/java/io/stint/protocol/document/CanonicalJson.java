package io.stint.protocol.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object or array in the one form that RFC 8785 gives it, so that equal contents have equal bytes.
 *
 * <p>Refused, because readers disagree on their meaning: duplicate keys, lone surrogates, integers that a double rounds
 * (money goes in strings), numbers beyond a double, nesting deeper than 64, and more than 64 KiB before or after.
 */
public final class CanonicalJson {
    /** In bytes of UTF-8. */
    public static final int LARGEST = 64 * 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String text;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /**
     * Reads any JSON and puts it into the canonical form.
     *
     * @throws BadInput when it is no JSON, or any that is refused
     */
    public static CanonicalJson parse(String json) {
        return parse(json.getBytes(UTF_8), json, LARGEST);
    }

    /**
     * As {@link #parse(String)}, for what is no document but carries one.
     *
     * @param largest in bytes of UTF-8, before and after
     */
    public static CanonicalJson parse(String json, int largest) {
        return parse(json.getBytes(UTF_8), json, largest);
    }

    /**
     * As {@link #parse(String)}, from UTF-8.
     *
     * @throws BadInput also when the bytes are no UTF-8
     */
    public static CanonicalJson parse(byte[] utf8) {
        requireSize(utf8.length, LARGEST);
        try {
            return parse(utf8, UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString(), LARGEST);
        } catch (CharacterCodingException e) {
            throw new BadInput("the JSON is not UTF-8", e);
        }
    }

    /** What {@link #text} gave and the caller kept since: it is not looked at again. */
    public static CanonicalJson kept(String text) {
        return new CanonicalJson(text);
    }

    private static CanonicalJson parse(byte[] utf8, String json, int largest) {
        requireSize(utf8.length, largest);
        JsonRules.check(json);
        CanonicalJson canonical = new CanonicalJson(CanonicalForm.is(json) ? json : canonicalise(json));
        requireSize(canonical.bytes().length, largest);
        return canonical;
    }

    private static String canonicalise(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new BadInput("the JSON cannot be put into canonical form: " + e.getMessage(), e);
        }
    }

    private static void requireSize(int bytes, int largest) {
        if (bytes > largest) {
            throw new BadInput("a document is at most " + largest + " bytes, this has " + bytes
                    + "; attach what is large as a file");
        }
    }

    public String text() {
        return text;
    }

    /** The UTF-8 bytes that are hashed and stored. */
    public byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    /** The contents, for reading; a change to them does not reach this value. */
    public JsonNode tree() {
        return MAPPER.readTree(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalJson that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
