package io.stint.cli.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.standing.Offered.Held;
import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits, by how much, and what of it is odd beside other timesheets, rows and claims: the same cases as in the browser,
 * whose payroll.test.ts reads the same file.
 */
class WaitingVectorsTest {
    /** The browser's names by what is said here. */
    private static final Map<String, String> KINDS = Map.of(
            "another timesheet",
            "twice",
            "it says that",
            "carried",
            "the timesheet from",
            "later",
            "a claim is",
            "claim");

    private final SomeBooks books = new SomeBooks();

    static List<JsonNode> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(WaitingVectorsTest.class.getResourceAsStream("waiting.json"))) {
            return JsonMapper.shared().readTree(in).valueStream().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatWaitsIsTheSameAsInTheBrowser(JsonNode vector) {
        Map<String, Hash32> ids = new HashMap<>();
        vector.path("sheets").forEach(sheet -> ids.put(sheet.get("id").asString(), handIn(sheet)));
        Function<String, Hash32> id = name -> Optional.ofNullable(ids.get(name)).orElseGet(() -> Hash32.keccak(name));
        Map<LocalDate, Known> periods = vector.path("periods")
                .valueStream()
                .collect(Collectors.toMap(row -> day(row, "period"), row -> known(row, id)));
        Set<String> looked =
                vector.path("looked").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Map<Hash32, Held> claimed = vector.path("claimed")
                .propertyStream()
                .collect(Collectors.toMap(
                        one -> id.apply(one.getKey()),
                        one -> new Held(amount(one.getValue()), looked.contains(one.getKey()))));
        List<Hash32> memos = vector.path("vouchers")
                .valueStream()
                .map(memo -> id.apply(memo.asString()))
                .toList();

        List<String> found = books.waiting(periods, claimed, memos).stream()
                .map(week -> week.from() + " " + week.adds().wei() + " " + kinds(week))
                .toList();

        assertThat(found)
                .as(vector.get("what").asString())
                .isEqualTo(vector.get("waits")
                        .valueStream()
                        .map(week -> day(week, "from") + " "
                                + amount(week.get("adds")).wei() + " "
                                + week.get("odd")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())
                        .toList());
    }

    private Hash32 handIn(JsonNode sheet) {
        LocalDate from = day(sheet, "from");
        List<WorkEntry> entries = sheet.get("hours")
                .valueStream()
                .map(one -> SomeBooks.entry(
                        from.plusDays(one.get(0).asInt()),
                        one.get(1).asInt(),
                        one.get(2).asInt(),
                        0))
                .toList();
        return books.handIn(
                        from,
                        day(sheet, "to"),
                        sheet.path("carried").asInt(0),
                        sheet.path("running").asBoolean(false),
                        "the bank",
                        entries)
                .hash();
    }

    private static Known known(JsonNode row, Function<String, Hash32> id) {
        return new Known(
                amount(row.get("worth")),
                row.path("running").asBoolean(false),
                Optional.of(id.apply(row.get("memo").asString())),
                row.has("to") ? Optional.of(day(row, "to")) : Optional.empty());
    }

    private static LocalDate day(JsonNode json, String field) {
        return LocalDate.parse(json.get(field).asString());
    }

    private static Amount amount(JsonNode text) {
        return Amount.ofWei(new BigInteger(text.asString()));
    }

    private static List<String> kinds(Week week) {
        return week.odd().stream()
                .flatMap(odd -> KINDS.entrySet().stream()
                        .filter(kind -> odd.startsWith(kind.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .map(Stream::of)
                        .orElse(Stream.of(odd)))
                .toList();
    }
}
