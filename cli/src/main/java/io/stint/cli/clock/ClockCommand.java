package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.agreement.AgreementStore;
import io.stint.cli.agreement.Scopes;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.PlainText;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Limits;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.payroll.HandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A command about the hours of one agreement. They are kept beside its file. */
abstract class ClockCommand extends Command {
    private static final String JSON = ".json";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file; its scope is beside it, as *.scope.json.")
    protected Path path = Path.of("");

    ClockCommand(Terminal terminal) {
        super(terminal);
    }

    /** The agreement, its rule and the hours so far. */
    record Book(AgreementFile agreement, Hourly rule, Hours hours) {
        ZoneId zone() {
            return rule.zone();
        }
    }

    protected abstract Answer answer(Book book);

    @Override
    protected final Answer answer() {
        AgreementFile agreement = AgreementStore.read(path);
        Hourly rule = HandIn.rule(new Scopes(folder()).of(agreement), agreement.terms());
        Hours hours = java.nio.file.Files.exists(file()) ? read(agreement) : Hours.none(agreement.id());
        return answer(new Book(agreement, rule, hours));
    }

    private Hours read(AgreementFile agreement) {
        Hours hours;
        try {
            hours = HoursJson.read(Files.read(file(), "hours file"));
        } catch (BadInput e) {
            throw new BadInput(file() + ": " + e.getMessage(), e);
        }
        if (!hours.agreement().equals(agreement.id())) {
            throw new BadInput(file() + " has the hours of another agreement, " + hours.agreement());
        }
        return hours;
    }

    /** That of the agreement. */
    protected final Path folder() {
        return Optional.ofNullable(path.getParent()).orElse(Path.of("."));
    }

    /** Where the hours are kept. */
    protected final Path file() {
        return beside(".hours.json");
    }

    /** A file of the agreement's name with another ending. */
    protected final Path beside(String ending) {
        String name = String.valueOf(path.getFileName());
        String label = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return path.resolveSibling(label + ending);
    }

    protected final void write(Hours hours) {
        String json = HoursJson.write(hours);
        // What could not be read again would lock the hours up.
        HoursJson.read(json);
        Files.replace(file(), json);
    }

    /** Now, or what was typed. */
    protected static Instant at(@Nullable String typed, ZoneId zone) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        if (typed == null) {
            return now;
        }
        Instant at = Moments.parse(typed, zone);
        if (at.isAfter(now)) {
            throw new BadInput("'" + typed + "' is to come; hours are written down once worked");
        }
        return at;
    }

    protected static Optional<String> task(@Nullable String text) {
        return Optional.ofNullable(text).map(task -> PlainText.line(task, Limits.TITLE));
    }

    /** One that says nothing is none. */
    protected static Optional<String> note(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(note -> !note.isBlank())
                .map(note -> PlainText.lines(note, Limits.NOTE));
    }

    /** In whole minutes. */
    protected static int pause(Duration pause) {
        if (pause.toSeconds() % 60 != 0) {
            throw new BadInput("a break is a number of whole minutes, not " + pause.toSeconds() + " seconds");
        }
        return (int) pause.toMinutes();
    }

    /** {@code Sat 21 Nov, 09:00 to 12:30 (3:20)}. */
    protected static String words(WorkEntry entry, ZoneId zone) {
        ZonedDateTime end = Instant.ofEpochSecond(entry.end()).atZone(zone);
        return words(Instant.ofEpochSecond(entry.start()), zone) + " to "
                + end.toLocalTime().withSecond(0) + " ("
                + hours(entry.seconds() / 60) + (entry.pause() > 0 ? ", break " + hours(entry.pause()) : "") + ")"
                + (entry.manual() ? ", by hand" : "")
                + entry.task().map(task -> ": " + task).orElse("");
    }

    protected static String words(Instant at, ZoneId zone) {
        return WHEN.format(at.atZone(zone));
    }

    /** Minutes as {@code 3:20}. */
    protected static String hours(long minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
