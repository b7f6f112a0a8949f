package io.stint.cli.report;

import io.stint.protocol.BadInput;
import io.stint.protocol.report.Grouping;
import io.stint.protocol.report.Rate;
import io.stint.protocol.report.Span;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which report, and by which rates. */
final class ReportOptions {
    @Option(names = "--as", required = true, paramLabel = "SIDE", description = "Whose books: worker or client.")
    private String side = "";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "A week, a month or a year, as 2026-W47, 2026-11 or 2026; or the one in which the chain is:"
                    + " week, month (the default) or year.",
            defaultValue = "month")
    private String period = "month";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "By whose clock it begins and ends, as Europe/Madrid; this machine's by default.")
    private @Nullable String zone;

    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            description = "Whose report, where the agreements are of several workers or clients.")
    private @Nullable String me;

    @Option(
            names = "--with",
            paramLabel = "ADDRESS",
            description = "Only what was exchanged with this client or worker.")
    private @Nullable String with;

    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description = "What coins were worth: a file of lines that 'stint rate --json' printed. Without it nothing"
                    + " has a value.")
    private @Nullable Path rates;

    @Option(
            names = "--currency",
            paramLabel = "CUR",
            description = "The currency of values, as EUR; that of the first rate by default.")
    private @Nullable String currency;

    /**
     * What was asked for.
     *
     * @param now the chain's time
     * @throws BadInput when something of it cannot be read
     */
    Wanted wanted(Instant now) {
        ZoneId where = zone();
        return new Wanted(
                Viewpoint.parse(side),
                span(now, where),
                where,
                Optional.ofNullable(with).map(Address::parse));
    }

    private Span span(Instant now, ZoneId where) {
        boolean current = Arrays.stream(Grouping.values()).map(Grouping::word).anyMatch(period::equals);
        return current ? Grouping.parse(period).of(now, where) : Span.parse(period);
    }

    private ZoneId zone() {
        try {
            return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadInput("a time zone is written Europe/Madrid, not '" + zone + "'", e);
        }
    }

    Optional<Address> me() {
        return Optional.ofNullable(me).map(Address::parse);
    }

    KeptRates rates() {
        return rates == null ? KeptRates.none() : KeptRates.read(rates);
    }

    /** @throws BadInput when there is none of this name, or no rates */
    Optional<String> currency(KeptRates known) {
        if (currency == null) {
            return known.firstCurrency();
        }
        if (rates == null) {
            throw new BadInput("--currency needs the rates of it; give them with --rates");
        }
        Rate.digits(currency);
        return Optional.of(currency);
    }
}
