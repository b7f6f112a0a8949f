package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.option.Periods;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.WorkEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint clock out}. */
@CommandLine.Command(name = "out", description = "Stop working: stop the clock, and write the entry down.")
final class Out extends ClockCommand {
    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it ended, as 2026-11-21T12:30, if the clock was left running; now by default.")
    private @Nullable String at;

    @Option(names = "--pause", paramLabel = "PERIOD", description = "Breaks in between, as 30m.")
    private String pause = "0m";

    @Option(names = "--task", paramLabel = "TEXT", description = "What was done, if not said at the start.")
    private @Nullable String task;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything more.")
    private @Nullable String note;

    Out(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        Hours.Running clock = book.hours()
                .running()
                .orElseThrow(() -> new BadInput("the clock does not run; start it with 'stint clock in " + path + "'"));
        WorkEntry entry = new WorkEntry(
                clock.start(),
                at(at, book.zone()).getEpochSecond(),
                clock.offset(),
                pause(Periods.parse(pause)),
                or(task(task), clock.task()),
                or(note(note), clock.note()),
                clock.manual() || at != null);
        write(book.hours().stopped(entry));
        return new Answer(
                List.of(words(entry, book.zone())), HoursJson.entry(entry).put("file", file().toString()));
    }

    private static Optional<String> or(Optional<String> now, Optional<String> before) {
        return now.isPresent() ? now : before;
    }
}
