package io.stint.protocol.hours;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rate of exchange must keep before anybody signs it.
 *
 * @param age the oldest that is taken
 * @param jump the most, in hundredths of a percent, by which it may differ from the last that both sides signed
 */
public record RateBounds(Duration age, int jump) {
    /** An hour old, and 20 % from the last. */
    public static final RateBounds USUAL = new RateBounds(Duration.ofHours(1), 2_000);

    /** Clocks differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private static final int WHOLE = 10_000;

    /** @throws BadInput when a bound is below zero */
    public RateBounds {
        if (age.isNegative() || jump < 0) {
            throw new BadInput(
                    "a rate's age and jump are bounded by what is not negative, not by " + age + " and " + jump);
        }
    }

    /**
     * Checks a rate.
     *
     * @param last the one before; empty: this is the first
     * @throws BadInput when it is too old, from the future, of another currency or too far from the last
     */
    public void require(Conversion rate, Optional<Conversion> last, Instant now) {
        if (rate.at().isBefore(now.minus(age))) {
            throw new BadInput("the rate of " + rate.source() + " is of " + rate.at() + ", older than " + age
                    + "; wait for a newer one or take another source");
        }
        if (rate.at().isAfter(now.plus(AHEAD))) {
            throw new BadInput(
                    "the rate of " + rate.source() + " is of " + rate.at() + ", which is to come; check the clock");
        }
        last.ifPresent(before -> requireNear(rate, before));
    }

    private void requireNear(Conversion rate, Conversion before) {
        BigDecimal was = before.in(rate.price().currency());
        BigDecimal moved = rate.price().amount().subtract(was).abs();
        if (moved.multiply(BigDecimal.valueOf(WHOLE)).compareTo(was.multiply(BigDecimal.valueOf(jump))) > 0) {
            throw new BadInput("the rate of " + rate.source() + " is " + rate.price() + " and was " + before.price()
                    + ": more than "
                    + BigDecimal.valueOf(jump, 2).stripTrailingZeros().toPlainString()
                    + " % apart; both sides must look at it");
        }
    }
}
