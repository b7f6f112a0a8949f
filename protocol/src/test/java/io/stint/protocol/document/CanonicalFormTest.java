package io.stint.protocol.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compared with the library that puts JSON into the form, and with one that reads it. */
class CanonicalFormTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static Optional<JsonNode> read(String json) {
        return CanonicalForm.read(json.getBytes(UTF_8));
    }

    @Property
    void whatTheLibraryGivesIsReadAsItIsAndNothingElse(
            @ForAll @Size(max = 6) Map<String, List<String>> texts, @ForAll @IntRange(min = -999_999) int integer)
            throws IOException {
        Map<String, ?> contents = Map.of("n", List.of(0, integer), "t", texts, "l", List.of(true, false));
        String json = MAPPER.writeValueAsString(contents);
        if (!isWhole(json) || json.indexOf('\ufffd') >= 0) {
            return;
        }
        String canonical = canonical(json);
        assertThat(read(canonical))
                .hasValueSatisfying(tree -> assertThat(tree.toString())
                        .isEqualTo(MAPPER.readTree(canonical).toString()));
        assertThat(read(json).isPresent()).isEqualTo(json.equals(canonical));
    }

    @Property
    void whatIsReadIsCanonical(@ForAll("almostJson") String json) throws IOException {
        if (read(json).isPresent()) {
            JsonRules.check(json);
            assertThat(canonical(json)).isEqualTo(json);
        }
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\"a\":", "\"b\":", "\"a\"", "1", "0", "-", "12", "true",
                        "null", "\\n", "\\u001f", "\\u000a", "\u00e9", "[]", "{}", " ", ".5", "e1")
                .list()
                .ofMaxSize(7)
                .map(parts -> "[" + String.join("", parts) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.5]", "[1e+21]", "[1234567890123456]", "[\"\ufffd\"]"})
    void inDoubtItSaysNo(String json) throws IOException {
        assertThat(canonical(json)).isEqualTo(json);
        assertThat(read(json)).isEmpty();
        assertThat(CanonicalJson.parse(json)).hasToString(json);
    }

    @Test
    void bytesThatAreNoTextAreNotRead() {
        byte[] halfACharacter = {'[', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ']'};
        byte[] tooLong = {'[', '"', (byte) 0xc0, (byte) 0xaf, '"', ']'};
        assertThat(CanonicalForm.read(halfACharacter)).isEmpty();
        assertThat(CanonicalForm.read(tooLong)).isEmpty();
    }

    @Test
    void itReadsAsDeepAsTheRulesAllow() {
        assertThat(read("[".repeat(64) + "]".repeat(64))).isPresent();
        assertThat(read("[".repeat(65) + "]".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{\"b\":[1,{\"c\":null}]},\"b\":[[],{}]}",
                "[\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028\",-1,0]",
                "{\"\":1}",
                "{\"\ud83d\ude00\":5,\"\ufb33\":3}"
            })
    void canonicalTextIsToldAsSuch(String json) throws IOException {
        assertThat(canonical(json)).isEqualTo(json);
        assertThat(read(json)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "[1 ]",
                " []",
                "[]\n",
                "{\"b\":1,\"a\":2}",
                "[{\"b\":{},\"a\":2}]",
                "{\"\ufb33\":3,\"\ud83d\ude00\":5}",
                "[1.0]",
                "[-0]",
                "[1E2]",
                "[9007199254740993]",
                "[\"\\/\"]",
                "[\"\\u0041\"]",
                "[\"\\u001F\"]",
                "[\"\\u000a\"]"
            })
    void otherTextIsNot(String json) throws IOException {
        assertThat(canonical(json)).isNotEqualTo(json);
        assertThat(read(json)).isEmpty();
    }
}
