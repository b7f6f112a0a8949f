package io.stint.hub.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an alert is announced: at once; when half of the time is over, when a quarter is left, a day and three hours before
 * the end; and while it is still not done after that, or has no end, after 1, 3, 7, 14 and 28 days more.
 *
 * @param times the first is when it began; ascending
 */
record Schedule(List<Instant> times, Optional<Instant> end) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOURS = Duration.ofHours(3);

    /** Two announcements closer than that are one. */
    private static final Duration APART = Duration.ofMinutes(10);

    private static final List<Duration> AFTER =
            Stream.of(1, 3, 7, 14, 28).map(Duration::ofDays).toList();

    Schedule {
        times = List.copyOf(times);
    }

    static Schedule of(Occasion occasion, Instant begun) {
        List<Instant> times = new ArrayList<>(List.of(begun));
        if (occasion.kind().repeated()) {
            occasion.until().ifPresent(end -> before(begun, end).forEach(time -> add(times, time)));
            Instant base = occasion.until().filter(begun::isBefore).orElse(begun);
            AFTER.forEach(pause -> add(times, base.plus(pause)));
        }
        return new Schedule(times, occasion.until());
    }

    private static Stream<Instant> before(Instant begun, Instant end) {
        Duration all = Duration.between(begun, end);
        return Stream.of(begun.plus(all.dividedBy(2)), end.minus(all.dividedBy(4)), end.minus(DAY), end.minus(HOURS))
                .filter(time -> time.isAfter(begun) && time.isBefore(end))
                .sorted();
    }

    private static void add(List<Instant> times, Instant time) {
        if (!time.isBefore(times.getLast().plus(APART))) {
            times.add(time);
        }
    }

    /** The number of the announcement that is due at a time, from 0; earlier ones that were missed are not made up for. */
    int stage(Instant now) {
        return Math.max(
                0, (int) times.stream().filter(time -> !time.isAfter(now)).count() - 1);
    }

    /** When to look again: at the next announcement, or just after the end; empty: never. */
    Optional<Instant> next(Instant now) {
        return Stream.concat(times.stream(), end.map(time -> time.plusSeconds(1)).stream())
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
