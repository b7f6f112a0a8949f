package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant BEGUN = Instant.parse("2026-03-02T12:00:00Z");

    private static Schedule schedule(AlertKind kind, Optional<Duration> left) {
        return Schedule.of(new Occasion(kind, "1", Amount.ZERO, left.map(BEGUN::plus)), BEGUN);
    }

    private static List<Long> hours(Schedule schedule) {
        return schedule.times().stream()
                .map(time -> Duration.between(BEGUN, time).toHours())
                .toList();
    }

    @Test
    void aClaimOfThreeDays() {
        Schedule schedule = schedule(AlertKind.CLAIM, Optional.of(Duration.ofDays(3)));

        assertThat(hours(schedule)).startsWith(0L, 36L, 48L, 54L, 69L, 96L);
    }

    @Test
    void withoutAnEndAfterDaysAndWeeks() {
        assertThat(hours(schedule(AlertKind.UNCOVERED, Optional.empty())))
                .containsExactly(0L, 24L, 72L, 168L, 336L, 672L);
    }

    @Test
    void aFirstApprovalOnce() {
        assertThat(hours(schedule(AlertKind.SECURED, Optional.of(Duration.ofDays(7)))))
                .containsExactly(0L);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        Schedule schedule = schedule(AlertKind.CLAIM, Optional.of(Duration.ofDays(3)));

        assertThat(schedule.stage(BEGUN)).isZero();
        assertThat(schedule.stage(BEGUN.plus(Duration.ofHours(50)))).isEqualTo(2);
    }

    @Property
    void announcementsAreApartAndTheLastBeforeTheEndIsNear(@ForAll @LongRange(min = 1, max = 40_000_000) long seconds) {
        Schedule schedule = schedule(AlertKind.CLAIM, Optional.of(Duration.ofSeconds(seconds)));
        List<Instant> times = schedule.times();

        assertThat(times.getFirst()).isEqualTo(BEGUN);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        }
        Instant end = BEGUN.plusSeconds(seconds);
        Instant last = times.stream().filter(end::isAfter).reduce((_, b) -> b).orElseThrow();
        Duration left = Duration.between(last, end);
        Duration near = Duration.ofSeconds(seconds).dividedBy(4).plus(Duration.ofMinutes(10));
        assertThat(left).isLessThanOrEqualTo(near.compareTo(Duration.ofHours(4)) > 0 ? Duration.ofHours(4) : max(near));
    }

    /** Terms so short that all announcements are one. */
    private static Duration max(Duration near) {
        return near.compareTo(Duration.ofMinutes(20)) < 0 ? Duration.ofMinutes(20) : near;
    }

    @Property
    void itIsLookedAtAgainAtEachAnnouncementAndAfterTheEnd(
            @ForAll @LongRange(min = 1, max = 40_000_000) long seconds,
            @ForAll @LongRange(min = 0, max = 50_000_000) long later) {
        Schedule schedule = schedule(AlertKind.NOTICE, Optional.of(Duration.ofSeconds(seconds)));
        Instant now = BEGUN.plusSeconds(later);
        Optional<Instant> next = schedule.next(now);

        next.ifPresent(time -> assertThat(time).isAfter(now));
        assertThat(next.isPresent()).isEqualTo(schedule.times().getLast().isAfter(now));
        boolean more =
                next.filter(time -> schedule.stage(time) > schedule.stage(now)).isPresent();
        boolean end =
                next.filter(time -> time.equals(BEGUN.plusSeconds(seconds + 1))).isPresent();
        assertThat(more || end || next.isEmpty()).isTrue();
    }
}
