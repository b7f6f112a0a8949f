package io.stint.hub.room;

import io.stint.hub.web.Dates;
import io.stint.hub.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Periods and times in words. */
final class Times {
    private static final Duration RELATIVE = Duration.ofDays(7);

    private Times() {}

    /** The largest unit of which the period is a whole number. */
    static String period(Texts texts, Duration period) {
        long seconds = period.toSeconds();
        for (Unit unit : Unit.values()) {
            if (seconds >= unit.seconds && seconds % unit.seconds == 0) {
                return texts.of(unit.key, seconds / unit.seconds);
            }
        }
        return texts.of(Unit.SECONDS.key, seconds);
    }

    /** Relative up to a week, then the date. */
    static String when(Texts texts, Instant time, Instant now) {
        Duration away = Duration.between(now, time).abs();
        if (away.compareTo(RELATIVE) > 0) {
            return date(texts, time);
        }
        if (away.toSeconds() < Unit.MINUTES.seconds) {
            return texts.of("time.now");
        }
        return texts.of(time.isAfter(now) ? "time.in" : "time.ago", period(texts, roughly(away)));
    }

    /** How much time is left; empty: it is over, or more than a week away. */
    static Optional<String> left(Texts texts, Instant time, Instant now) {
        Duration left = Duration.between(now, time);
        return left.isNegative() || left.compareTo(RELATIVE) > 0
                ? Optional.empty()
                : Optional.of(period(texts, roughly(left)));
    }

    static String date(Texts texts, Instant time) {
        return Dates.in(texts.locale()).longDay(time);
    }

    static String day(Texts texts, LocalDate day) {
        return Dates.in(texts.locale()).shortDay(day);
    }

    static String exactly(Texts texts, Instant time) {
        return Dates.in(texts.locale()).exactly(time);
    }

    /** To whole days, hours or minutes, whichever is the largest that is not zero; what is left off is less than one. */
    private static Duration roughly(Duration period) {
        for (Unit unit : Unit.values()) {
            if (period.toSeconds() >= unit.seconds) {
                return Duration.ofSeconds(period.toSeconds() / unit.seconds * unit.seconds);
            }
        }
        return period;
    }

    private enum Unit {
        DAYS(86_400, "period.days"),
        HOURS(3_600, "period.hours"),
        MINUTES(60, "period.minutes"),
        SECONDS(1, "period.seconds");

        final long seconds;
        final String key;

        Unit(long seconds, String key) {
            this.seconds = seconds;
            this.key = key;
        }
    }
}
