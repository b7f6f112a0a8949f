package io.stint.protocol.hours;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What minutes are worth in what the agreement pays. The exact fraction is kept, and rounded down once, at the end: the
 * parts of a whole add up to it to the last unit.
 */
public final class Wage {
    private static final int MINUTES = 60;

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Wage(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * The worth of a minute.
     *
     * @param token what the agreement pays
     * @param conversion when the rate is in another currency than the token
     * @throws BadInput when a conversion is missing, not needed or in another currency
     */
    public static Wage of(Hourly rule, Token token, Optional<Conversion> conversion) {
        BigDecimal price = price(rule, token, conversion);
        BigDecimal units = rule.rate().amount().movePointRight(token.decimals());
        int scale = Math.max(units.scale(), price.scale());
        return new Wage(
                units.setScale(scale).unscaledValue(),
                price.setScale(scale).unscaledValue().multiply(BigInteger.valueOf(MINUTES)));
    }

    private static BigDecimal price(Hourly rule, Token token, Optional<Conversion> conversion) {
        boolean same = rule.rate().currency().code().equalsIgnoreCase(token.symbol());
        if (same && conversion.isPresent()) {
            throw new BadInput(
                    "the rate is in " + token.symbol() + " itself, so nothing is converted; leave the price out");
        }
        if (same) {
            return BigDecimal.ONE;
        }
        return conversion
                .map(found -> found.in(rule.rate().currency()))
                .orElseThrow(() -> new BadInput("the rate is in " + rule.rate().currency() + " and the agreement pays "
                        + token.symbol() + "; say what one is worth in the other"));
    }

    /**
     * Rounded down.
     *
     * @throws BadInput when it is above 2^256-1 of the smallest unit
     */
    public Amount of(long minutes) {
        return Amount.ofWei(numerator.multiply(BigInteger.valueOf(minutes)).divide(denominator));
    }

    /** What each of them adds to the sum of all before: together as {@link #of} says of their sum. */
    public List<Amount> parts(List<Long> minutes) {
        List<Amount> parts = new ArrayList<>();
        long sum = 0;
        for (long each : minutes) {
            parts.add(of(sum + each).minus(of(sum)));
            sum += each;
        }
        return List.copyOf(parts);
    }
}
