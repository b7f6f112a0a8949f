package io.stint.protocol.document.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every body is read and written the same, and nothing else is read. */
class BodyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> OPTIONAL = Set.of(
            "profile/rate",
            "profile/hoursPerWeek",
            "profile/availability",
            "profile/portfolio/0/url",
            "profile/portfolio/0/blob",
            "job/hoursPerWeek",
            "job/arbiter",
            "job/replaces",
            "job/closed",
            "proposal/answers",
            "scope/job",
            "scope/hourly",
            "scope/hourly/weekly",
            "scope/engaged",
            "scope/engaged/payslip",
            "timesheet/conversion",
            "timesheet/running",
            "timesheet/entries/0/task",
            "timesheet/entries/0/note",
            "approval/conversion",
            "deliverable/milestone",
            "evidence/award",
            "particulars/taxId",
            "particulars/vat",
            "particulars/address",
            "particulars/country",
            "particulars/note",
            "arbiter-offer/text");

    static Stream<DocumentKind> kinds() {
        return SomeBodies.ALL.keySet().stream().sorted();
    }

    static Stream<Arguments> fields() {
        return kinds().flatMap(kind -> pointers(kind).stream().map(pointer -> Arguments.of(kind, pointer)));
    }

    private static List<String> pointers(DocumentKind kind) {
        List<String> pointers = new ArrayList<>();
        collect(JSON.readTree(SomeBodies.of(kind)), "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String at, List<String> pointers) {
        node.propertyStream().forEach(field -> {
            String pointer = at + "/" + field.getKey();
            pointers.add(pointer);
            collect(field.getValue(), pointer, pointers);
            if (field.getValue().path(0).isObject()) {
                collect(field.getValue().get(0), pointer + "/0", pointers);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsReadIsWrittenTheSame(DocumentKind kind) {
        CanonicalJson json = CanonicalJson.parse(SomeBodies.of(kind));
        Body body = Body.parse(kind, json);
        assertThat(body.kind()).isEqualTo(kind);
        assertThat(body.json()).isEqualTo(json);
        assertThat(json).hasToString(SomeBodies.of(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsOptionalMayBeMissing(DocumentKind kind) {
        for (String optional : OPTIONAL) {
            if (optional.startsWith(kind + "/")) {
                String pointer = optional.substring(kind.toString().length());
                CanonicalJson json = CanonicalJson.parse(JsonEdits.without(SomeBodies.of(kind), pointer));
                assertThat(Body.parse(kind, json).json()).isEqualTo(json);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldThatIsMissingOrOfAnotherTypeIsRefusedByItsName(DocumentKind kind, String pointer) {
        String body = SomeBodies.of(kind);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (!OPTIONAL.contains(kind + pointer)) {
            refused(kind, JsonEdits.without(body, pointer));
        }
        for (String wrong : List.of("null", "1.5", "-1", "{}", "[1]", "[null]", "[{}]", "\"\\n\\u0000\"")) {
            assertThat(refused(kind, JsonEdits.with(body, pointer, wrong))).contains(name);
        }
        String right = JsonEdits.at(body, pointer);
        refused(kind, JsonEdits.with(body, pointer, right.startsWith("\"") ? "7" : "\"7\""));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void anUnknownFieldIsRefusedAtEveryLevel(DocumentKind kind, String pointer) {
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String more = JsonEdits.plus(SomeBodies.of(kind), parent, "more", "1");
        assertThat(refused(kind, more)).contains("unknown field 'more'");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBodyIsReadAsItsOwnKindOnly(DocumentKind kind) {
        for (DocumentKind other : DocumentKind.values()) {
            if (other != kind) {
                refused(other, SomeBodies.of(kind));
            }
        }
    }

    @Test
    void aKindWithoutABodyIsRefused() {
        assertThat(refused(DocumentKind.VOUCHER, "{}")).contains("no contents are defined");
        assertThat(SomeBodies.ALL).hasSize(Body.class.getPermittedSubclasses().length);
    }

    @Test
    void whatCouldNotBeReadIsNotWritten() {
        Job job = Job.parse(CanonicalJson.parse(SomeBodies.of(DocumentKind.JOB)));
        Job untitled = new Job(
                "",
                job.description(),
                job.skills(),
                job.languages(),
                job.pay(),
                job.hoursPerWeek(),
                job.arbiter(),
                job.replaces(),
                job.closed());
        assertThatThrownBy(untitled::json).isInstanceOf(BadInput.class).hasMessageContaining("job.title");
    }

    private static String refused(DocumentKind kind, String json) {
        try {
            Body body = Body.parse(kind, CanonicalJson.parse(json));
            throw new AssertionError("read as " + body + ": " + json);
        } catch (BadInput e) {
            return String.valueOf(e.getMessage());
        }
    }
}
