package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.option.Periods;
import io.stint.cli.term.Terminal;
import io.stint.protocol.document.body.WorkEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint clock add}. */
@CommandLine.Command(name = "add", description = "Write work down that was not timed; it is marked as such.")
final class Add extends ClockCommand {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "When it began, as 2026-11-21T09:00, by the clocks of the scope's zone.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "When it ended.")
    private String to = "";

    @Option(names = "--pause", paramLabel = "PERIOD", description = "Breaks in between, as 30m.")
    private String pause = "0m";

    @Option(names = "--task", paramLabel = "TEXT", description = "What was done.")
    private @Nullable String task;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything more.")
    private @Nullable String note;

    Add(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        Instant start = at(from, book.zone());
        WorkEntry entry = new WorkEntry(
                start.getEpochSecond(),
                at(to, book.zone()).getEpochSecond(),
                Moments.offset(start, book.zone()),
                pause(Periods.parse(pause)),
                task(task),
                note(note),
                true);
        write(book.hours().added(entry));
        return new Answer(
                List.of(words(entry, book.zone())), HoursJson.entry(entry).put("file", file().toString()));
    }
}
