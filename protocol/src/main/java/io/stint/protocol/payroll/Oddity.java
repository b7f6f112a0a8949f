package io.stint.protocol.payroll;

import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What whoever approves hours should look at. None of it is wrong; all of it is rare. These are the kinds that a timesheet
 * shows by itself; the page of the hub, which knows other weeks and rates too, has them and more.
 *
 * @param entry which it is about, from 0; of a day, its last; none: the timesheet as a whole
 * @param value minutes; 0 where there is nothing to count
 */
public record Oddity(Kind kind, OptionalInt entry, long value) {
    private static final long LONG_DAY = Duration.ofHours(10).toSeconds();
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int NIGHT_ENDS = 6;
    private static final int NIGHT_BEGINS = 22;
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** What is unusual. */
    public enum Kind {
        /** More than ten hours on a day. */
        LONG,
        /** Between ten in the evening and six in the morning of a weekend, by the worker's clock. */
        NIGHT,
        /** Above the week's limit, so that it is not paid. */
        CAP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those of a timesheet: long days first, then nights, each in order of time. */
    public static List<Oddity> in(Tally tally) {
        List<WorkEntry> entries = tally.lines().stream().map(Tally.Line::entry).toList();
        List<Oddity> odd = new ArrayList<>(longDays(entries));
        for (int i = 0; i < entries.size(); i++) {
            if (atWeekendNight(entries.get(i))) {
                odd.add(new Oddity(Kind.NIGHT, OptionalInt.of(i), 0));
            }
        }
        long unpaid = tally.counted() - tally.paid();
        if (unpaid > 0) {
            odd.add(new Oddity(Kind.CAP, OptionalInt.empty(), unpaid));
        }
        return List.copyOf(odd);
    }

    private static List<Oddity> longDays(List<WorkEntry> entries) {
        record Day(long seconds, int last) {}

        Map<LocalDate, Day> days = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            WorkEntry entry = entries.get(i);
            days.merge(
                    entry.day(),
                    new Day(entry.seconds(), i),
                    (before, here) -> new Day(before.seconds() + here.seconds(), here.last()));
        }
        return days.values().stream()
                .filter(day -> day.seconds() > LONG_DAY)
                .map(day -> new Oddity(Kind.LONG, OptionalInt.of(day.last()), day.seconds() / 60))
                .toList();
    }

    private static boolean atWeekendNight(WorkEntry entry) {
        for (long at = entry.start() / QUARTER * QUARTER; at < entry.end(); at += QUARTER) {
            OffsetDateTime local = Instant.ofEpochSecond(Math.max(at, entry.start()))
                    .atOffset(ZoneOffset.ofTotalSeconds(entry.offset() * 60));
            if (WEEKEND.contains(local.getDayOfWeek())
                    && (local.getHour() < NIGHT_ENDS || local.getHour() >= NIGHT_BEGINS)) {
                return true;
            }
        }
        return false;
    }

    /** For a person: {@code entry 6 (2026-11-21): 14:00 hours on the day}. */
    public String words(Tally tally) {
        String which = entry.isEmpty()
                ? ""
                : "entry " + (entry.getAsInt() + 1) + " ("
                        + tally.lines().get(entry.getAsInt()).entry().day() + "): ";
        return which
                + switch (kind) {
                    case LONG -> hours() + " hours on the day";
                    case NIGHT -> "at night, on a weekend";
                    case CAP -> hours() + " hours above the week's cap, which are not paid";
                };
    }

    private String hours() {
        return "%d:%02d".formatted(value / 60, value % 60);
    }
}
