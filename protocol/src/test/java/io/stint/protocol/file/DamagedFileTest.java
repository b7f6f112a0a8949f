package io.stint.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happened to a file, it is read as it was or refused in words. */
class DamagedFileTest {
    private static final String FILE = AgreementFiles.write(SomeFiles.FULL);
    private static final List<String> OPTIONAL =
            List.of("/workerSignature", "/openSignature", "/closing", "/closing/byClient", "/closing/byWorker");

    /** Every field of the file with everything, as JSON pointers. */
    static Stream<String> fields() {
        List<String> pointers = new ArrayList<>();
        collect(JsonMapper.builder().build().readTree(FILE), "", pointers);
        return pointers.stream();
    }

    /** The file itself and every object in it, the first items of the lists among them. */
    static Stream<String> objects() {
        return Stream.concat(Stream.of("", "/vouchers/0", "/delegations/0"), fields())
                .filter(field -> JsonEdits.at(FILE, field).startsWith("{"));
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() {
        assertThat(FILE).endsWith("}\n");
        for (int length = 0; length < FILE.length() - 1; length++) {
            refused(FILE.substring(0, length));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldOfTheWrongTypeIsRefused(String field) {
        String right = JsonEdits.at(FILE, field);
        for (String wrong : List.of("null", "true", "1.5", "-1", "{}", "[1]", "[null]", "\"\"", "\"0xzz\"", "1e400")) {
            refused(JsonEdits.with(FILE, field, wrong));
        }
        refused(JsonEdits.with(FILE, field, right.startsWith("\"") ? "7" : "\"7\""));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aMissingFieldIsRefused(String field) {
        String without = JsonEdits.without(FILE, field);
        if (OPTIONAL.contains(field)) {
            assertThat(AgreementFiles.read(without)).isNotEqualTo(SomeFiles.FULL);
        } else {
            String name = field.substring(field.lastIndexOf('/') + 1);
            assertThatThrownBy(() -> AgreementFiles.read(without))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("no field '" + name + "'");
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void anUnknownFieldIsRefusedAndNamed(String object) {
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.plus(FILE, object, "surprise", "1")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("unknown field 'surprise'");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldThatStandsTwiceIsRefused(String field) {
        String name = "\"" + field.substring(field.lastIndexOf('/') + 1) + "\"";
        int at = FILE.indexOf(name);
        refused(FILE.substring(0, at) + name + " : " + JsonEdits.at(FILE, field) + ", " + FILE.substring(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "1", "\"x\"", "{}", "\uFEFF{}", "{} {}", "{,}", "\u0000", "{'a':1}", "//x\n{}"
            })
    void whatIsNoAgreementFileIsRefused(String text) {
        refused(text);
    }

    @Test
    void whatFollowsTheFileIsRefused() {
        refused(FILE + FILE);
        refused(FILE + "x");
        assertThat(AgreementFiles.read(FILE + " \n")).isEqualTo(SomeFiles.FULL);
    }

    @Test
    void aFileThatIsNestedTooDeepIsRefused() {
        refused("[".repeat(200_000));
        refused(JsonEdits.with(FILE, "/format", "1").replace("1", "{\"a\":".repeat(100_000)));
    }

    @Test
    void anotherFormatIsNamed() {
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.with(FILE, "/format", "\"stint-agreement-2\"")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'stint-agreement-2'")
                .hasMessageContaining("reads stint-agreement-1");
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> AgreementFiles.read(json)).isInstanceOf(BadInput.class);
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String inside = pointer + "/" + entry.getKey();
                pointers.add(inside);
                collect(entry.getValue(), inside, pointers);
            });
        } else if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), pointer + "/0", pointers);
        }
    }
}
