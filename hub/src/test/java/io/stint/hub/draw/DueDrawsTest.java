package io.stint.hub.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is due by each rule, clock changes and ties among it. */
class DueDrawsTest {
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final long YEAR = Duration.ofDays(400).toSeconds();
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SHIFT = Duration.ofHours(2);
    private static final Address COIN = Address.ZERO;
    private static final Address DOLLAR = Address.parse("0x" + "d0".repeat(20));
    private static final Amount PRICE_OF_ONE = GasNowOf.price(10).draw();

    /** What gas costs, in short. */
    private static final class GasNowOf {
        static GasNow price(long wei) {
            return new GasNow(BigInteger.valueOf(wei), Optional.empty());
        }

        static GasNow price(long wei, long cheap) {
            return new GasNow(BigInteger.valueOf(wei), Optional.of(BigInteger.valueOf(cheap)));
        }
    }

    @Provide
    Arbitrary<DrawRule.Weekly> weeklies() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.of(
                                "Europe/Madrid",
                                "America/New_York",
                                "Australia/Lord_Howe",
                                "America/Santiago",
                                "Asia/Kathmandu",
                                "UTC"))
                .as((day, hour, zone) -> new DrawRule.Weekly(day, hour, ZoneId.of(zone)));
    }

    @Property
    void aTimeOfTheWeekComesOnceAWeekWhateverClocksDo(
            @ForAll("weeklies") DrawRule.Weekly weekly, @ForAll @LongRange(max = 34_560_000) long seconds) {
        Instant now = START.plusSeconds(seconds);
        Instant before = weekly.before(now);
        Instant after = weekly.after(now);

        assertThat(before).isBeforeOrEqualTo(now);
        assertThat(after).isAfter(now);
        assertThat(Duration.between(before, after)).isBetween(WEEK.minus(SHIFT), WEEK.plus(SHIFT));
        assertThat(weekly.before(before)).isEqualTo(before);
        assertThat(weekly.before(after)).isEqualTo(after);
        assertThat(weekly.before(after.minusSeconds(1))).isEqualTo(before);
        assertThat(before.atZone(weekly.zone()).getDayOfWeek()).isEqualTo(weekly.day());
        assertThat(before.atZone(weekly.zone()).getHour()).isBetween(weekly.hour(), weekly.hour() + 1);
    }

    @Example
    void anHourThatIsLeftOutIsTheNextAndOneThatComesTwiceTheFirst() {
        DrawRule.Weekly sundays = new DrawRule.Weekly(DayOfWeek.SUNDAY, 2, ZoneId.of("Europe/Madrid"));

        assertThat(sundays.after(Instant.parse("2027-03-22T00:00:00Z"))).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(sundays.after(Instant.parse("2026-10-20T00:00:00Z"))).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(sundays.before(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25T00:00:00Z");
    }

    /** Whoever looks when the rule says so draws each approval at the first time after it, and never before. */
    @Property
    void whatIsApprovedIsDrawnAtTheNextTimeOfTheWeek(
            @ForAll("weeklies") DrawRule.Weekly weekly,
            @ForAll @LongRange(max = 20_000_000) long chosenAt,
            @ForAll @LongRange(max = 20_000_000) long approvedAt) {
        Instant since = START.plusSeconds(chosenAt);
        Instant approved = START.plusSeconds(approvedAt);
        Instant due = weekly.before(approved.isAfter(since) ? approved : since);
        Instant expected = due.isBefore(approved.isAfter(since) ? approved : since) ? weekly.after(due) : due;
        List<Drawable> open = List.of(item(0, COIN, 1, approved));
        Chosen chosen = chosen(weekly, since);

        assertThat(due(chosen, open, expected)).isEqualTo(open);
        Instant late = expected.minusSeconds(1);
        if (!late.isBefore(since) && !late.isBefore(approved)) {
            assertThat(due(chosen, open, late)).isEmpty();
            assertThat(DueDraws.next(chosen, open, late)).isEqualTo(expected);
            assertThat(DueDraws.next(chosen, open, late.minusSeconds(40))).isBeforeOrEqualTo(expected);
        }
    }

    /** On Friday gas was too dear for it, or the money was not in the fund. */
    @Example
    void whatCouldNotBeDrawnAtItsTimeIsLookedAtAgainBeforeTheNext() {
        DrawRule.Weekly weekly = new DrawRule.Weekly(DayOfWeek.FRIDAY, 18, ZoneId.of("UTC"));
        Instant friday = Instant.parse("2026-11-20T18:00:00Z");
        Chosen chosen = chosen(weekly, friday.minus(WEEK));

        Instant next = DueDraws.next(chosen, List.of(), friday);
        assertThat(next).isEqualTo(friday.plus(DueDraws.BETWEEN));
        List<Drawable> worthNow = List.of(item(0, COIN, 1, friday.minusSeconds(60)));
        assertThat(due(chosen, worthNow, next)).isEqualTo(worthNow);
        Instant end = friday.plus(WEEK).minusSeconds(60);
        assertThat(DueDraws.next(chosen, List.of(), end)).isEqualTo(friday.plus(WEEK));
        assertThat(DueDraws.next(chosen(weekly, friday.plusSeconds(1)), List.of(), friday.plusSeconds(1)))
                .isEqualTo(friday.plus(WEEK));
    }

    @Example
    void whatIsApprovedAndChosenAtTheVeryTimeIsDue() {
        DrawRule.Weekly weekly = new DrawRule.Weekly(DayOfWeek.FRIDAY, 18, ZoneId.of("UTC"));
        Instant friday = Instant.parse("2026-11-20T18:00:00Z");
        List<Drawable> open = List.of(item(0, COIN, 1, friday));

        assertThat(due(chosen(weekly, friday), open, friday)).isEqualTo(open);
        assertThat(due(chosen(weekly, friday.plusSeconds(1)), open, friday.plusSeconds(1)))
                .isEmpty();
    }

    @Property
    void aSumCountsOverAllAgreementsOfItsToken(
            @ForAll @IntRange(min = 1, max = 60) int bound,
            @ForAll List<@IntRange(min = 1, max = 20) Integer> coins,
            @ForAll List<@IntRange(min = 1, max = 20) Integer> dollars) {
        List<Drawable> open = new ArrayList<>();
        coins.forEach(sum -> open.add(item(open.size(), COIN, sum, START)));
        dollars.forEach(sum -> open.add(item(open.size(), DOLLAR, sum, START)));
        DrawRule rule = new DrawRule.Above(Map.of(COIN, Amount.ofWei(bound)), 30);
        boolean reached = coins.stream().mapToInt(i -> i).sum() >= bound;

        List<Drawable> due = due(chosen(rule, START), open, START.plusSeconds(1));

        assertThat(due)
                .isEqualTo(
                        reached
                                ? open.stream()
                                        .filter(one -> one.token().isZero())
                                        .toList()
                                : List.of());
        Instant end = START.plus(Duration.ofDays(30));
        assertThat(due(chosen(rule, START), open, end)).isEqualTo(open);
        assertThat(due(chosen(rule, START), open, end.minusSeconds(1))).isEqualTo(due);
    }

    @Property
    void cheapIsAtTheBoundAndBelow(
            @ForAll @LongRange(min = 1, max = 1_000) long price, @ForAll @LongRange(min = 1, max = 1_000) long bound) {
        List<Drawable> open = List.of(item(0, COIN, 1, START), item(1, DOLLAR, 1, START));
        Chosen usual = chosen(new DrawRule.Cheap(Optional.empty(), 7), START);
        Chosen own = chosen(new DrawRule.Cheap(Optional.of(GasNowOf.price(bound).draw()), 7), START);
        List<Drawable> expected = price <= bound ? open : List.of();

        assertThat(DueDraws.of(usual, open, () -> GasNowOf.price(price, bound), START))
                .isEqualTo(expected);
        assertThat(DueDraws.of(own, open, () -> GasNowOf.price(price), START)).isEqualTo(expected);
        assertThat(DueDraws.of(usual, open, () -> GasNowOf.price(price), START)).isEmpty();
        Instant end = START.plus(Duration.ofDays(7));
        assertThat(DueDraws.of(usual, open, () -> GasNowOf.price(price), end)).isEqualTo(open);
    }

    @Property
    void betweenTwoDrawsIsAnHourWhateverTheRule(
            @ForAll("rules") DrawRule rule, @ForAll @LongRange(max = 7_200) long since) {
        Instant now = START.plusSeconds(YEAR);
        Chosen chosen = new Chosen(DOLLAR, rule, START, Optional.of(now.minusSeconds(since)));
        List<Drawable> open = List.of(item(0, COIN, 1_000, START));

        boolean due = !DueDraws.of(chosen, open, () -> new GasNow(BigInteger.TEN, Optional.of(BigInteger.TEN)), now)
                .isEmpty();

        assertThat(due).isEqualTo(since >= 3_600 && !(rule instanceof DrawRule.ByHand));
        assertThat(DueDraws.next(chosen, open, now)).isAfter(now);
    }

    @Provide
    Arbitrary<DrawRule> rules() {
        return Arbitraries.of(
                new DrawRule.ByHand(),
                new DrawRule.AtOnce(),
                new DrawRule.Weekly(DayOfWeek.MONDAY, 9, ZoneId.of("UTC")),
                new DrawRule.Above(Map.of(COIN, Amount.ofWei(1_000)), 90),
                new DrawRule.Cheap(Optional.of(PRICE_OF_ONE), 90),
                new DrawRule.Cheap(Optional.empty(), 90));
    }

    private static List<Drawable> due(Chosen chosen, List<Drawable> open, Instant now) {
        return DueDraws.of(
                chosen,
                open,
                () -> {
                    throw new AssertionError("the price of gas is not this rule's business");
                },
                now);
    }

    private static Chosen chosen(DrawRule rule, Instant since) {
        return new Chosen(DOLLAR, rule, since, Optional.empty());
    }

    private static Drawable item(int number, Address token, long open, Instant oldest) {
        return new Drawable(Hash32.keccak("agreement " + number), 0, token, Amount.ofWei(open), oldest);
    }
}
