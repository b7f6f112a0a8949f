package io.stint.protocol.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Approvals with changes and what they are worth, to which the browser's code is held: {@code -Dstint.vectors=write} writes
 * them anew.
 */
class ApprovedVectorsTest {
    private static final Path FILE = Path.of("src", "test", "resources", "io", "stint", "protocol", "approved.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Token COIN = new Token(Address.ZERO, "rBTC", 18);
    private static final int CASES = 24;

    @Test
    void theVectorsAreWhatFollowsHere() throws IOException {
        ArrayNode cases = JSON.createArrayNode();
        IntStream.range(0, CASES).forEach(i -> cases.add(one(i)));
        String text = JSON.writeValueAsString(cases).replace("{\"approval\"", "\n{\"approval\"") + "\n";
        if ("write".equals(System.getProperty("stint.vectors"))) {
            Files.writeString(FILE, text);
        }
        assertThat(text).isEqualTo(Files.readString(FILE));
    }

    private static ObjectNode one(int seed) {
        Hourly rule = SomeHours.rule(
                "17.35",
                "EUR",
                seed % 2 == 0 ? Optional.of(900) : Optional.empty(),
                new Rounding(
                        List.of(1, 6, 15, 60).get(seed % 4),
                        List.of(Rounding.Mode.DOWN, Rounding.Mode.NEAREST, Rounding.Mode.UP)
                                .get(seed % 3),
                        List.of(Rounding.Each.ENTRY, Rounding.Each.DAY).get(seed / 4 % 2)));
        Timesheet sheet = sheet(seed);
        List<EntryChange> changes = changes(seed, sheet);
        Optional<Conversion> taken = seed % 5 == 0 ? Optional.of(coinAt("79999.01")) : Optional.empty();
        ApprovedHours approved = ApprovedHours.of(rule, COIN, sheet, changes, taken);
        TimesheetApproval approval = new TimesheetApproval(
                sheet.salt(), sheet.agreement(), DocumentId.of(sheet.json()), changes, taken, approved.amount());
        Scope scope = new Scope(sheet.salt(), Optional.empty(), "Hours", "By the hour.", List.of(), Optional.of(rule));

        ObjectNode made = JSON.createObjectNode();
        made.set("approval", JSON.readTree(approval.json().toString()));
        made.set("rule", JSON.readTree(scope.json().toString()).get("hourly"));
        made.set("sheet", JSON.readTree(sheet.json().toString()));
        made.put("id", approval.timesheet().toString());
        ArrayNode lines = made.putArray("lines");
        approved.lines()
                .forEach(line -> lines.addObject()
                        .put("paid", line.paid())
                        .put("amount", line.amount().wei().toString()));
        return made;
    }

    private static Timesheet sheet(int seed) {
        List<Integer> worked = IntStream.range(0, 8)
                .mapToObj(i -> 1800 + (seed * 977 + i * 3571) % 20_000)
                .toList();
        Timesheet sheet = SomeHours.weeks(worked, List.of(12_000 + seed * 700), seed * 20);
        return new Timesheet(
                sheet.salt(),
                sheet.agreement(),
                sheet.from(),
                sheet.to(),
                sheet.carried(),
                sheet.entries(),
                Optional.of(coinAt("81234.5607")),
                false);
    }

    /** Every third is struck, of the others every second is half an hour shorter at its end. */
    private static List<EntryChange> changes(int seed, Timesheet sheet) {
        List<EntryChange> changes = new ArrayList<>();
        for (int i = 0; i < sheet.entries().size(); i++) {
            WorkEntry entry = sheet.entries().get(i);
            if ((i + seed) % 3 == 0) {
                changes.add(new EntryChange(i, Optional.empty(), "Not ours"));
            } else if (i % 2 == 0) {
                long end = entry.start() + Math.max(60, entry.end() - entry.start() - 1800);
                changes.add(new EntryChange(
                        i, Optional.of(new EntryChange.Times(entry.start(), end, 0)), "I closed at noon"));
            }
        }
        return changes;
    }

    private static Conversion coinAt(String price) {
        return new Conversion(new Price(new BigDecimal(price), new Currency("EUR")), "a file", Instant.EPOCH);
    }
}
