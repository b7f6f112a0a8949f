package io.stint.hub.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Days and times in the writing of one language, in UTC. To find out how a language writes them takes longest. */
public final class Dates {
    private static final Map<Locale, Dates> KNOWN = new ConcurrentHashMap<>();

    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter day;
    private final DateTimeFormatter longDay;
    private final DateTimeFormatter minute;

    private Dates(Locale locale) {
        this.shortDay = DateTimeFormatter.ofPattern("d MMM", locale);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.longDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
    }

    public static Dates in(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Dates::new);
    }

    /** {@code 3 Nov}. */
    public String shortDay(LocalDate day) {
        return shortDay.format(day);
    }

    /** {@code 3 Nov 2026}. */
    public String day(Instant time) {
        return day.format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@code 3 November 2026}. */
    public String longDay(Instant time) {
        return longDay.format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@code 3 Nov 2026, 14:05}. */
    public String minute(Instant time) {
        return minute.format(time.atOffset(ZoneOffset.UTC));
    }

    /** As {@link #minute}, and says that it is UTC. */
    public String exactly(Instant time) {
        return minute(time) + " UTC";
    }
}
