package io.stint.hub.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.money.RateStanding.Heard;
import io.stint.protocol.hours.RateBounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RateStandingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final RateBounds BOUNDS = RateBounds.USUAL;
    private static final RateStanding GOOD = RateStanding.UNKNOWN.after(List.of(says("one", 57_000, NOW)), BOUNDS, NOW);

    private static Heard says(String source, int price, Instant at) {
        return Heard.of(new DisplayRate("EUR", BigDecimal.valueOf(price), source, at));
    }

    private static RateStanding later(RateStanding before, int minutes, Heard... heard) {
        return before.after(List.of(heard), BOUNDS, NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static Heard at(String source, int price, int minutes) {
        return says(source, price, NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static void assertHeldBack(RateStanding standing, int minutes, String why) {
        assertThat(standing.usable(BOUNDS, NOW.plus(Duration.ofMinutes(minutes))))
                .isFalse();
        assertThat(standing.good()).as("shown as old").isEqualTo(GOOD.good());
        assertThat(standing.trouble().orElseThrow()).contains(why);
    }

    @Example
    void theFirstRateIsTaken() {
        assertThat(GOOD.usable(BOUNDS, NOW)).isTrue();
        assertThat(RateStanding.UNKNOWN.usable(BOUNDS, NOW)).isFalse();
    }

    @Example
    void aSourceThatIsAwayLeavesTheLastGoodRateAsOld() {
        assertHeldBack(later(GOOD, 1, Heard.nothing("one does not answer")), 1, "one does not answer");
        assertThat(GOOD.usable(BOUNDS, NOW.plus(Duration.ofMinutes(61))))
                .as("too old by itself")
                .isFalse();
    }

    @Example
    void whatIsStaleOrToComeIsNotTaken() {
        assertHeldBack(later(GOOD, 90, says("one", 57_000, NOW)), 90, "older than PT1H");
        assertHeldBack(later(GOOD, 0, at("one", 57_000, 5)), 0, "which is to come");
    }

    @Example
    void aJumpIsTakenWhenItPersists() {
        RateStanding jumped = later(GOOD, 1, at("one", 70_000, 1));
        assertHeldBack(jumped, 1, "one went from 57000 to 70000 EUR, more than 20 %");
        RateStanding still = later(jumped, 10, at("one", 70_500, 10));
        assertHeldBack(still, 10, "more than 20 %");
        assertHeldBack(later(still, 15, at("one", 70_500, 15)), 15, "more than 20 %");
        RateStanding settled = later(still, 16, at("one", 69_000, 16));
        assertThat(settled.usable(BOUNDS, NOW.plus(Duration.ofMinutes(16)))).isTrue();
        assertThat(settled.good().orElseThrow().perCoin()).isEqualByComparingTo("69000");
    }

    @Example
    void aJumpThatMovesOnBeginsAnew() {
        RateStanding jumped = later(GOOD, 1, at("one", 70_000, 1));
        RateStanding moved = later(jumped, 14, at("one", 80_000, 14));
        assertHeldBack(later(moved, 20, at("one", 80_000, 20)), 20, "more than 20 %");
        assertThat(later(moved, 29, at("one", 80_000, 29)).trouble()).isEmpty();
    }

    @Example
    void aJumpThatGoesBackIsForgotten() {
        RateStanding jumped = later(GOOD, 1, at("one", 5_700, 1));
        RateStanding back = later(jumped, 2, at("one", 57_100, 2));
        assertThat(back.usable(BOUNDS, NOW.plus(Duration.ofMinutes(2)))).isTrue();
        assertHeldBack(
                new RateStanding(
                                GOOD.good(),
                                later(back, 17, at("one", 5_700, 17)).doubtful(),
                                GOOD.trouble())
                        .after(List.of(at("one", 5_700, 18)), BOUNDS, NOW.plus(Duration.ofMinutes(18))),
                18,
                "more than 20 %");
    }

    @Example
    void aSecondSourceConfirmsAJump() {
        assertThat(later(GOOD, 1, at("one", 70_000, 1), at("two", 71_000, 1))
                        .good()
                        .orElseThrow()
                        .source())
                .isEqualTo("one");
        assertHeldBack(later(GOOD, 1, at("one", 70_000, 1), at("two", 90_000, 1)), 1, "more than 20 %");
        assertHeldBack(later(GOOD, 1, at("one", 70_000, 1), at("one", 70_000, 1)), 1, "more than 20 %");
    }

    @Example
    void theNextSourceIsTakenWhileTheFirstIsAwayOrJumps() {
        for (Heard first :
                List.of(Heard.nothing("away"), at("one", 570, 1), says("one", 57_000, NOW.minusSeconds(7200)))) {
            RateStanding standing = later(GOOD, 1, first, at("two", 57_500, 1));
            assertThat(standing.good().orElseThrow().source()).isEqualTo("two");
            assertThat(standing.usable(BOUNDS, NOW.plus(Duration.ofMinutes(1)))).isTrue();
        }
    }

    /** One source alone never moves what can be signed by more than the jump at once. */
    @Property
    void oneSourceNeverMovesItFartherThanTheBound(@ForAll @IntRange(min = 1, max = 1_000_000) int price) {
        RateStanding next = later(GOOD, 1, at("one", price, 1));
        boolean near = Math.abs(price - 57_000L) * 5 <= 57_000L;
        assertThat(next.usable(BOUNDS, NOW.plus(Duration.ofMinutes(1)))).isEqualTo(near);
        assertThat(next.good().orElseThrow().perCoin().longValueExact()).isEqualTo(near ? price : 57_000L);
    }
}
