package io.stint.protocol.hours;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TallyTest {
    private static final int HOUR = 3600;

    record Case(Hourly rule, Timesheet sheet) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Rounding> rounding = Combinators.combine(
                        Arbitraries.of(1, 5, 6, 15, 30, 60),
                        Arbitraries.of(Rounding.Mode.class),
                        Arbitraries.of(Rounding.Each.class))
                .as(Rounding::new);
        Arbitrary<Optional<Integer>> weekly =
                Arbitraries.integers().between(1, 3_000).optional();
        Arbitrary<Timesheet> sheets = Combinators.combine(
                        Arbitraries.integers().between(1, 6 * HOUR).list().ofMaxSize(40),
                        Arbitraries.integers()
                                .between(HOUR, 12 * HOUR)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        Arbitraries.integers().between(0, 4_000))
                .as(SomeHours::weeks);
        return Combinators.combine(rounding, weekly, sheets)
                .as((how, most, sheet) -> new Case(SomeHours.rule("12.50", "EUR", most, how), sheet));
    }

    @Property
    void daysTogetherAreRoundedAsTheirSums(@ForAll("cases") Case c) {
        Tally tally = Tally.of(c.rule(), c.sheet());
        Map<LocalDate, Long> worked =
                c.sheet().entries().stream().collect(groupingBy(WorkEntry::day, summingLong(WorkEntry::seconds)));
        long expected = c.rule().rounding().each() == Rounding.Each.DAY
                ? worked.values().stream().mapToLong(c.rule().rounding()::of).sum()
                : c.sheet().entries().stream()
                        .mapToLong(e -> c.rule().rounding().of(e.seconds()))
                        .sum();

        assertThat(tally.counted()).isEqualTo(expected);
        assertThat(tally.lines()).allMatch(line -> line.counted() >= 0 && line.paid() >= 0);
        assertThat(tally.seconds())
                .isEqualTo(worked.values().stream().mapToLong(s -> s).sum());
    }

    @Property
    void aWeekPaysUpToItsCapAndNothingIsHeldBackBelowIt(@ForAll("cases") Case c) {
        Tally tally = Tally.of(c.rule(), c.sheet());
        Map<LocalDate, Long> counted = byWeek(tally, true);
        Map<LocalDate, Long> paid = byWeek(tally, false);
        counted.forEach((week, minutes) -> {
            long carried =
                    week.equals(PayPeriod.monday(c.sheet().from())) ? c.sheet().carried() : 0;
            long left =
                    c.rule().weekly().map(most -> Math.max(0, most - carried)).orElse(minutes);
            assertThat(paid.get(week)).isEqualTo(Math.min(minutes, left));
        });
    }

    private static Map<LocalDate, Long> byWeek(Tally tally, boolean counted) {
        return tally.lines().stream()
                .collect(groupingBy(
                        line -> PayPeriod.monday(line.entry().day()),
                        summingLong(line -> counted ? line.counted() : line.paid())));
    }

    @Property
    void roundingStaysWithinOneUnit(@ForAll("cases") Case c) {
        Rounding rounding = c.rule().rounding();
        for (WorkEntry entry : c.sheet().entries()) {
            long off = rounding.of(entry.seconds()) * 60 - entry.seconds();
            long unit = rounding.minutes() * 60L;
            switch (rounding.mode()) {
                case DOWN -> assertThat(off).isBetween(1 - unit, 0L);
                case NEAREST -> assertThat(off).isBetween(-(unit - 1) / 2, unit / 2);
                case UP -> assertThat(off).isBetween(0L, unit - 1);
            }
            assertThat(rounding.of(entry.seconds()) % rounding.minutes()).isZero();
        }
    }

    @Example
    void theNightInWhichClocksGoBackIsAsLongAsItWas() {
        LocalDate sunday = LocalDate.of(2026, 10, 25);
        // From midnight to six on the clock, which are seven hours.
        WorkEntry night = SomeHours.entry(sunday, 0, 0, 7 * HOUR);

        Tally tally = Tally.of(
                SomeHours.rule("10", "EUR", Optional.empty(), Rounding.NONE),
                SomeHours.sheet(sunday, sunday, 0, List.of(night)));

        assertThat(tally.paid()).isEqualTo(7 * 60);
        assertThat(night.day()).isEqualTo(sunday);
    }

    @Example
    void workOverMidnightBelongsToTheDayOnWhichItBegan() {
        LocalDate sunday = SomeHours.MONDAY.minusDays(1);
        WorkEntry late = SomeHours.entry(sunday, 23, 0, 2 * HOUR);

        assertThat(late.day()).isEqualTo(sunday);
        assertThat(PayPeriod.monday(late.day())).isEqualTo(SomeHours.MONDAY.minusDays(7));
    }

    @Example
    void ofTheWeekThatTwoMonthsShareTheSecondPaysWhatTheFirstLeft() {
        // 1 December 2026 is a Tuesday; on Monday ten hours of twelve were paid.
        LocalDate tuesday = LocalDate.of(2026, 12, 1);
        WorkEntry day = SomeHours.entry(tuesday, 9, 0, 5 * HOUR);

        Tally tally = Tally.of(
                SomeHours.rule("10", "EUR", Optional.of(720), Rounding.NONE),
                SomeHours.sheet(tuesday, LocalDate.of(2026, 12, 31), 600, List.of(day)));

        assertThat(tally.counted()).isEqualTo(300);
        assertThat(tally.paid()).isEqualTo(120);
    }
}
