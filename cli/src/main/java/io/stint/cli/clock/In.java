package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint clock in}. */
@CommandLine.Command(name = "in", description = "Begin to work: start the clock.")
final class In extends ClockCommand {
    @Option(names = "--at", paramLabel = "TIME", description = "When it began, as 2026-11-21T09:00; now by default.")
    private @Nullable String at;

    @Option(names = "--task", paramLabel = "TEXT", description = "What is worked on.")
    private @Nullable String task;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything more.")
    private @Nullable String note;

    In(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        book.hours().running().ifPresent(clock -> {
            throw new BadInput("the clock runs since " + words(Instant.ofEpochSecond(clock.start()), book.zone())
                    + "; stop it with 'stint clock out " + path + "'");
        });
        Instant start = at(at, book.zone());
        book.hours().requireOpen(start.atZone(book.zone()).toLocalDate());
        Optional<Instant> end = book.hours().entries().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(book.hours().entries().getLast().end()));
        end.filter(start::isBefore).ifPresent(last -> {
            throw new BadInput("the last entry ended at " + words(last, book.zone())
                    + ", after that; write work in between down with 'stint clock add'");
        });
        Hours.Running clock = new Hours.Running(
                start.getEpochSecond(), Moments.offset(start, book.zone()), task(task), note(note), at != null);
        write(book.hours().started(clock));
        return new Answer(
                List.of("The clock runs since " + words(start, book.zone()) + "."),
                Answer.object().put("start", start.getEpochSecond()).put("file", file().toString()));
    }
}
