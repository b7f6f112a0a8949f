package io.stint.protocol.report;

import io.stint.protocol.BadInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How long a report is; weeks are those of ISO 8601. */
public enum Grouping {
    WEEK,
    MONTH,
    YEAR;

    /** @throws BadInput when it is none of {@code week}, {@code month} and {@code year} */
    public static Grouping parse(String word) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("a report is by week, month or year, not by '" + word + "'"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that holds a moment, by the clock of a zone. */
    public Span of(Instant at, ZoneId zone) {
        return of(at.atZone(zone).toLocalDate());
    }

    /** The one that holds a day. */
    public Span of(LocalDate day) {
        return new Span(
                this,
                switch (this) {
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                });
    }

    LocalDate plus(LocalDate day, int many) {
        return switch (this) {
            case WEEK -> day.plusWeeks(many);
            case MONTH -> day.plusMonths(many);
            case YEAR -> day.plusYears(many);
        };
    }
}
