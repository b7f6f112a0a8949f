package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.option.Periods;
import io.stint.cli.option.Prices;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.WorkWords;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint agreement scope}: the scope of work that is paid by the hour, for {@code draft --scope}. */
@CommandLine.Command(
        name = "scope",
        description = "Write a scope of work that is paid by the hour; keep it beside the agreement as *.scope.json.")
final class ScopeCommand extends Command {
    @Parameters(paramLabel = "SCOPE", description = "The file to write; its name ends with .scope.json.")
    private Path path = Path.of("");

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What the work is called.")
    private String title = "";

    @Option(names = "--description", required = true, paramLabel = "TEXT", description = "What is to be done.")
    private String description = "";

    @Option(
            names = "--rate",
            required = true,
            paramLabel = "PRICE",
            description = "Of an hour, as 0.0006rbtc; or in a currency that is converted, as 25EUR.")
    private String rate = "";

    @Option(names = "--weekly", paramLabel = "PERIOD", description = "The most that is paid of a week, as 20h.")
    private @Nullable String weekly;

    @Option(names = "--period", paramLabel = "PERIOD", description = "week or month; ${DEFAULT-VALUE}.")
    private String period = "week";

    @Option(
            names = "--zone",
            required = true,
            paramLabel = "ZONE",
            description = "Whose days and weeks count, as Europe/Madrid.")
    private String zone = "";

    @Option(
            names = "--round-to",
            paramLabel = "MINUTES",
            description =
                    "The unit in which time counts: 1, 5, 6, 10, 15 or another part of an hour; ${DEFAULT-VALUE}.")
    private int minutes = 1;

    @Option(names = "--round", paramLabel = "HOW", description = "down, nearest or up; ${DEFAULT-VALUE}.")
    private Rounding.Mode mode = Rounding.Mode.DOWN;

    @Option(names = "--round-each", paramLabel = "WHAT", description = "entry or day; ${DEFAULT-VALUE}.")
    private Rounding.Each each = Rounding.Each.DAY;

    @Mixin
    private WorkOptions work = new WorkOptions();

    ScopeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (!path.toString().endsWith(Scopes.SUFFIX)) {
            throw new BadInput("a scope's file ends with " + Scopes.SUFFIX + ", and " + path + " does not");
        }
        if (java.nio.file.Files.exists(path)) {
            throw new BadInput(path + " exists already; choose another name");
        }
        Scope scope = new Scope(
                Salt.random(new SecureRandom()),
                Optional.empty(),
                title,
                description,
                List.of(),
                Optional.of(new Hourly(
                        Prices.parse(rate),
                        Optional.ofNullable(weekly)
                                .map(most -> Math.toIntExact(Periods.parse(most).toMinutes())),
                        period(),
                        zone(),
                        new Rounding(minutes, mode, each))),
                work.status());
        CanonicalJson json = scope.json();
        Files.replace(path, json.text());
        List<String> lines = new ArrayList<>();
        scope.work().map(WorkWords::of).ifPresent(lines::addAll);
        lines.add("Written to " + path + ". Next: stint agreement draft --scope " + path + " ...");
        return new Answer(
                lines,
                Answer.object().put("scope", DocumentId.of(json).toString()).put("file", path.toString()));
    }

    private PayPeriod period() {
        return switch (period) {
            case "week" -> PayPeriod.WEEK;
            case "month" -> PayPeriod.MONTH;
            default -> throw new BadInput("unknown pay period '" + period + "'; use week or month");
        };
    }

    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new BadInput("unknown time zone '" + zone + "'; give one of the IANA list, such as Europe/Madrid");
        }
        return ZoneId.of(zone);
    }
}
