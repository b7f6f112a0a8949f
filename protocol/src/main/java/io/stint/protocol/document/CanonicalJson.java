package io.stint.protocol.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object or array in the one form that RFC 8785 gives it, so that equal contents have equal bytes.
 *
 * <p>Refused, because readers disagree on their meaning: duplicate keys, lone surrogates, integers that a double rounds
 * (money goes in strings), numbers beyond a double or nearer to zero than 2^-1022, nesting deeper than 64, and more than
 * 64 KiB before or after.
 */
public final class CanonicalJson {
    /** In bytes of UTF-8. */
    public static final int LARGEST = 64 * 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final byte[] utf8;

    /** Decoded when it is asked for: most documents that come from other hubs are never shown as text. */
    private volatile @Nullable String text;

    /** As they were read for the check, until {@link #contents} takes them: nobody reads them twice. */
    private volatile @Nullable JsonNode read;

    private CanonicalJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    private static Optional<CanonicalJson> ifCanonical(byte[] utf8) {
        return CanonicalForm.read(utf8).map(contents -> {
            CanonicalJson json = new CanonicalJson(utf8);
            json.read = contents;
            return json;
        });
    }

    /**
     * Reads any JSON and puts it into the canonical form.
     *
     * @throws BadInput when it is no JSON, or any that is refused
     */
    public static CanonicalJson parse(String json) {
        return parse(json, LARGEST);
    }

    /**
     * As {@link #parse(String)}, for what is no document but carries one.
     *
     * @param largest in bytes of UTF-8, before and after
     */
    public static CanonicalJson parse(String json, int largest) {
        byte[] utf8 = json.getBytes(UTF_8);
        requireSize(utf8.length, largest);
        // What is half a character turns into a question mark, and would pass.
        return Optional.of(utf8)
                .filter(_ -> JsonRules.isWhole(json))
                .flatMap(CanonicalJson::ifCanonical)
                .orElseGet(() -> canonicalised(json, largest));
    }

    /**
     * As {@link #parse(String)}, from UTF-8.
     *
     * @throws BadInput also when the bytes are no UTF-8
     */
    public static CanonicalJson parse(byte[] utf8) {
        requireSize(utf8.length, LARGEST);
        return ifCanonical(utf8.clone()).orElseGet(() -> canonicalised(decoded(utf8), LARGEST));
    }

    /**
     * Reads what must be in the canonical form already.
     *
     * @throws BadInput as {@link #parse(byte[])}, and when it is in another form
     */
    public static CanonicalJson requireCanonical(byte[] utf8) {
        CanonicalJson json = parse(utf8);
        if (!Arrays.equals(json.utf8, utf8)) {
            throw new BadInput("the JSON is not in its canonical form (RFC 8785)");
        }
        return json;
    }

    /** What {@link #text} gave and the caller kept since: it is not looked at again. */
    public static CanonicalJson kept(String text) {
        CanonicalJson json = new CanonicalJson(text.getBytes(UTF_8));
        json.text = text;
        return json;
    }

    private static String decoded(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("the JSON is not UTF-8", e);
        }
    }

    private static CanonicalJson canonicalised(String json, int largest) {
        JsonRules.check(json);
        CanonicalJson canonical = kept(canonicalise(json));
        requireSize(canonical.utf8.length, largest);
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
        String known = text;
        if (known == null) {
            known = new String(utf8, UTF_8);
            text = known;
        }
        return known;
    }

    /** The UTF-8 bytes that are hashed and stored. */
    public byte[] bytes() {
        return utf8.clone();
    }

    /** SHA-256 of the bytes. */
    Hash32 hash() {
        return Hash32.sha256(utf8);
    }

    /** The contents, for reading; a change to them does not reach this value. */
    public JsonNode tree() {
        return MAPPER.readTree(utf8);
    }

    /** The contents, not to be changed. */
    JsonNode contents() {
        JsonNode known = read;
        read = null;
        return known == null ? tree() : known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalJson that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return text();
    }
}
