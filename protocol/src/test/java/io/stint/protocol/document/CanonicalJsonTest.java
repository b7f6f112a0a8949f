package io.stint.protocol.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    /** RFC 8785, section 3.2.2. */
    @Test
    void theSampleOfTheRfcIsSerialisedAsItSays() {
        String sample = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        assertThat(CanonicalJson.parse(sample))
                .hasToString("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3. */
    @Test
    void keysAreSortedByUtf16Units() {
        String sample = """
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}""";
        assertThat(CanonicalJson.parse(sample))
                .hasToString("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    /** RFC 8785, appendix B; the first column is the bits of the double. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0010000000000000, 2.2250738585072014e-308",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void theNumbersOfTheRfcArePrintedAsItSays(String bits, String printed) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        CanonicalJson json = CanonicalJson.parse("[" + number + "]");
        assertThat(json).hasToString("[" + printed + "]");
        assertThat(CanonicalJson.parse(json.text())).isEqualTo(json);
    }

    @Property
    void everyDoubleOfFullPrecisionSurvives(@ForAll double number) {
        Assume.that(number == 0 || Math.abs(number) >= Double.MIN_NORMAL);
        CanonicalJson json = CanonicalJson.parse("[" + number + "]");
        assertThat(json.tree().get(0).asDouble()).isEqualTo(number == 0 ? 0.0 : number);
        assertThat(CanonicalJson.parse(json.bytes())).isEqualTo(json);
    }

    /** Some of them keep the library's printer of numbers busy for ever; others it prints in a way of its own. */
    @Test
    void numbersTooNearToZeroAreRefused() {
        for (String number : List.of("1e-315", "-1e-315", "5e-311", "5e-324", "1e-320", "2.225073858507201e-308")) {
            refused("[1," + number + "]", "the JSON number " + number + " is too near to zero");
        }
        assertThat(CanonicalJson.parse("[1e-400,-0.0]")).hasToString("[0,0]");
    }

    @Test
    void equalContentsAreEqual() {
        CanonicalJson json = CanonicalJson.parse("{\"b\": 1.0, \"a\": \"\\u0041\"}");
        assertThat(json).isEqualTo(CanonicalJson.parse("{\"a\":\"A\",\"b\":1}")).hasToString("{\"a\":\"A\",\"b\":1}");
        assertThat(DocumentId.of(json)).isEqualTo(DocumentId.of(CanonicalJson.parse(json.bytes())));
    }

    @Test
    void duplicateKeysAreRefused() {
        refused("{\"a\":1,\"\\u0061\":2}", "Duplicate");
        refused("{\"x\":{\"a\":1,\"a\":1}}", "Duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\\ud800\"]", "[\"\\udc00\\ud800\"]", "{\"\\ud83d\":1}", "[\"\\ud83dx\"]"})
    void halfACharacterIsRefused(String json) {
        refused(json, "lone surrogate");
    }

    @Test
    void halfACharacterIsRefusedUnescapedToo() {
        refused("[\"\ud800\"]", "lone surrogate");
    }

    @Test
    void integersThatReadersRoundAreRefused() {
        assertThat(CanonicalJson.parse("[9007199254740991]")).hasToString("[9007199254740991]");
        refused("[9007199254740993]", "would be read as 9007199254740992; write it as a string");
        refused("[-9007199254740993]", "write it as a string");
        refused("[1e400]", "too large");
        refused("[1" + "0".repeat(400) + "]", "too large");
    }

    @Test
    void nestingDeeperThan64IsRefused() {
        assertThat(CanonicalJson.parse("[".repeat(64) + "]".repeat(64))).isNotNull();
        refused("[".repeat(65) + "]".repeat(65), "deeper than 64");
        refused("[".repeat(30_000), "deeper than 64");
    }

    @Test
    void moreThan64KibIsRefused() {
        String full = "[\"" + "x".repeat(CanonicalJson.LARGEST - 4) + "\"]";
        assertThat(CanonicalJson.parse(full).bytes()).hasSize(CanonicalJson.LARGEST);
        refused(full + " ", "at most 65536 bytes, this has 65537");
        refused("[\"" + "ü".repeat(40_000) + "\"]", "at most 65536 bytes");
    }

    @Test
    void jsonThatGrowsBeyond64KibIsRefused() {
        refused("[" + "1e20,".repeat(13_000) + "1]", "at most 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"a\"",
                "null",
                "[",
                "{\"a\":1",
                "[1,]",
                "[01]",
                "[.5]",
                "[+1]",
                "[NaN]",
                "{a:1}",
                "['a']",
                "[1] [2]",
                "[1]x",
                "[//\n1]",
                "[\"\t\"]",
                "\ufeff[]",
                "[\"\\x\"]",
                "[tru]"
            })
    void whatIsNoJsonIsRefused(String json) {
        assertThatThrownBy(() -> CanonicalJson.parse(json)).isInstanceOf(BadInput.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> CanonicalJson.parse("[\"ü\"]".getBytes(ISO_8859_1)))
                .hasMessageContaining("UTF-8");
    }

    private static void refused(String json, String reason) {
        assertThatThrownBy(() -> CanonicalJson.parse(json))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(reason);
    }
}
