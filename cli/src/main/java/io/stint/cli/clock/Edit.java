package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.option.Periods;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.WorkEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint clock edit}. */
@CommandLine.Command(
        name = "edit",
        description = "Change or remove an entry that was not handed in. Other times make it one by hand.")
final class Edit extends ClockCommand {
    @Parameters(index = "1", paramLabel = "N", description = "Its number, as 'stint clock status' lists it.")
    private int number;

    @Option(names = "--from", paramLabel = "TIME", description = "When it began.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "When it ended.")
    private @Nullable String to;

    @Option(names = "--pause", paramLabel = "PERIOD", description = "Breaks in between, as 30m.")
    private @Nullable String pause;

    @Option(names = "--task", paramLabel = "TEXT", description = "What was done.")
    private @Nullable String task;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything more.")
    private @Nullable String note;

    @Option(names = "--remove", description = "Take it out.")
    private boolean remove;

    Edit(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        WorkEntry was = book.hours().entry(number);
        boolean moved = from != null || to != null || pause != null;
        if (remove == (moved || task != null || note != null)) {
            throw new BadInput("say what to change: --from, --to, --pause, --task, --note, or --remove alone");
        }
        if (remove) {
            write(book.hours().changed(number, Optional.empty()));
            return new Answer(
                    List.of("Removed: " + words(was, book.zone())),
                    HoursJson.entry(was).put("removed", true));
        }
        Instant start = from == null ? Instant.ofEpochSecond(was.start()) : at(from, book.zone());
        WorkEntry entry = new WorkEntry(
                start.getEpochSecond(),
                to == null ? was.end() : at(to, book.zone()).getEpochSecond(),
                from == null ? was.offset() : Moments.offset(start, book.zone()),
                pause == null ? was.pause() : pause(Periods.parse(pause)),
                task == null ? was.task() : task(task),
                note == null ? was.note() : note(note),
                was.manual() || moved);
        write(book.hours().changed(number, Optional.of(entry)));
        return new Answer(List.of(words(entry, book.zone())), HoursJson.entry(entry));
    }
}
