package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often hours are handed in. Weeks begin on Monday, as in ISO 8601. */
public enum PayPeriod {
    WEEK,
    MONTH;

    static PayPeriod parse(String text) {
        return switch (text) {
            case "week" -> WEEK;
            case "month" -> MONTH;
            default -> throw new BadInput("unknown pay period '" + text + "'; use week or month");
        };
    }

    /** The first day of the period that holds this day. */
    public LocalDate first(LocalDate day) {
        return this == WEEK ? monday(day) : day.withDayOfMonth(1);
    }

    /** The last day of the period that holds this day. */
    public LocalDate last(LocalDate day) {
        return this == WEEK ? monday(day).plusDays(6) : day.with(TemporalAdjusters.lastDayOfMonth());
    }

    /** The Monday of the week that holds this day. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** As written in documents: {@code week}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
