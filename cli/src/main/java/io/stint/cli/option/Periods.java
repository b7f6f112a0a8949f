package io.stint.cli.option;

import io.stint.protocol.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods and times as a person types them. */
public final class Periods {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9})([dhms])");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + ")+");

    private Periods() {}

    /** Reads {@code 3d}, {@code 12h}, {@code 90m}, {@code 20s}, or several of them as {@code 1d12h}. */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new BadInput("'" + text + "' is not a period; write it like 3d, 12h, 90m, 20s or 1d12h");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long number = Long.parseLong(parts.group(1));
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new BadInput("the period '" + text + "' is too long; it can be 100 years at most");
        }
        return sum;
    }

    /** Reads a date ({@code 2026-12-01}, its beginning in UTC), a time ({@code 2026-12-01T12:00:00Z}) or Unix seconds. */
    public static Instant parseTime(String text) {
        try {
            if (text.matches("[0-9]{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadInput(
                    "'" + text + "' is not a time; write it like 2026-12-01, 2026-12-01T12:00:00Z or Unix seconds");
        }
    }
}
