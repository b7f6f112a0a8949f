package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint clock status}. */
@CommandLine.Command(
        name = "status",
        description = "Whether the clock runs, the entries that were not handed in, and what they count for.")
final class Status extends ClockCommand {
    Status(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        Hours hours = book.hours();
        Instant now = Instant.now();
        List<String> lines = new ArrayList<>();
        lines.add(hours.running()
                .map(clock -> "The clock runs since " + words(Instant.ofEpochSecond(clock.start()), book.zone()) + " ("
                        + hours((now.getEpochSecond() - clock.start()) / 60) + ")"
                        + clock.task().map(task -> ": " + task).orElse("."))
                .orElse("The clock stands."));
        ObjectNode json = Answer.object()
                .put("running", hours.running().isPresent())
                .put("handedIn", hours.handedIn().size());
        hours.running().ifPresent(clock -> json.put("start", clock.start()));
        ArrayNode list = json.putArray("entries");
        for (int i = 0; i < hours.entries().size(); i++) {
            WorkEntry entry = hours.entries().get(i);
            if (hours.open().contains(entry)) {
                lines.add("%3d  %s".formatted(i + 1, words(entry, book.zone())));
                list.add(HoursJson.entry(entry).put("number", i + 1));
            }
        }
        if (!hours.open().isEmpty()) {
            next(book, now, lines, json);
        }
        return new Answer(lines, json);
    }

    private static void next(Book book, Instant now, List<String> lines, ObjectNode json) {
        LocalDate today = now.atZone(book.zone()).toLocalDate();
        Timesheet sheet = new Sheets(book.hours(), book.rule()).next(Sheets.NO_SALT, today, Optional.empty(), true);
        Tally tally = Tally.of(book.rule(), sheet);
        lines.add("%s to %s: worked %s, counts %s, of which %s are paid."
                .formatted(
                        sheet.from(),
                        sheet.to(),
                        hours(tally.seconds() / 60),
                        hours(tally.counted()),
                        hours(tally.paid())));
        json.putObject("period")
                .put("from", sheet.from().toString())
                .put("to", sheet.to().toString())
                .put("carried", sheet.carried())
                .put("seconds", tally.seconds())
                .put("counted", tally.counted())
                .put("paid", tally.paid());
    }
}
