package io.stint.protocol.report;

import io.stint.protocol.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A week, a month or a year.
 *
 * @param first its first day
 */
public record Span(Grouping grouping, LocalDate first) {
    private static final Pattern KEY = Pattern.compile("[0-9]{4}(-W[0-9]{2}|-[0-9]{2})?");

    /** With these years a key always has four digits, and there is always one before and one after. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 9000;

    /**
     * Reads what {@link #key} gives.
     *
     * @throws BadInput when it is no such period
     */
    @SuppressWarnings("UnusedException")
    public static Span parse(String key) {
        try {
            if (KEY.matcher(key).matches()) {
                LocalDate first = first(key);
                Grouping grouping =
                        key.contains("W") ? Grouping.WEEK : key.length() > 4 ? Grouping.MONTH : Grouping.YEAR;
                if (first.getYear() >= FIRST_YEAR && first.getYear() <= LAST_YEAR) {
                    return new Span(grouping, first);
                }
            }
        } catch (DateTimeException e) {
            throw none(key);
        }
        throw none(key);
    }

    private static BadInput none(String key) {
        return new BadInput("a period is written 2026-W47, 2026-11 or 2026, not '" + key + "'");
    }

    private static LocalDate first(String key) {
        if (key.contains("W")) {
            return LocalDate.parse(key + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        }
        return key.length() > 4
                ? YearMonth.parse(key).atDay(1)
                : Year.parse(key).atDay(1);
    }

    /** {@code 2026-W47}, {@code 2026-11} or {@code 2026}. */
    public String key() {
        return switch (grouping) {
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        first.get(IsoFields.WEEK_BASED_YEAR),
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(first).toString();
            case YEAR -> Year.from(first).toString();
        };
    }

    public LocalDate last() {
        return grouping.plus(first, 1).minusDays(1);
    }

    public Span previous() {
        return new Span(grouping, grouping.plus(first, -1));
    }

    public Span next() {
        return new Span(grouping, grouping.plus(first, 1));
    }

    /** When it begins by the clock of a zone. */
    public Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When the next one begins. */
    public Instant to(ZoneId zone) {
        return next().from(zone);
    }
}
