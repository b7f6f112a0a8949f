package io.stint.protocol.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Compared with the library that puts JSON into the form. */
class CanonicalFormTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Property
    void whatTheLibraryGivesIsCanonicalAndOnlyThat(
            @ForAll @Size(max = 6) Map<String, List<String>> texts, @ForAll double number, @ForAll long integer)
            throws IOException {
        Map<String, ?> contents =
                Map.of("n", List.of(number, integer), "t", texts, "l", List.of(true, false), "i", integer);
        String json = MAPPER.writeValueAsString(contents);
        if (!isWhole(json)) {
            return;
        }
        String canonical = canonical(json);
        // An empty key takes the slower way.
        assertThat(CanonicalForm.is(canonical)).isEqualTo(!texts.containsKey(""));
        assertThat(CanonicalForm.is(json) && !json.equals(canonical)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{\"b\":[1,{\"c\":null}]},\"b\":[[],{}]}",
                "[\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028\",-1,0,1e+21,5e-324]",
                "{\"\ud83d\ude00\":5,\"\ufb33\":3}"
            })
    void canonicalTextIsToldAsSuch(String json) throws IOException {
        assertThat(canonical(json)).isEqualTo(json);
        assertThat(CanonicalForm.is(json)).isTrue();
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
        assertThat(CanonicalForm.is(json)).isFalse();
    }
}
