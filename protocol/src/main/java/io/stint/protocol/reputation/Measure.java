package io.stint.protocol.reputation;

import java.math.BigInteger;
import java.time.Duration;

/** The constants of the formula. Whoever changes one changes {@link #VERSION}: other programs compute the same. */
public final class Measure {
    public static final int VERSION = 1;

    /** What one word weighs at most. */
    public static final int FULL = 1_000;

    /** Coin times time, in wei seconds, at which a word can weigh in full: a quarter of a coin for a day. */
    public static final BigInteger STAY =
            BigInteger.TEN.pow(18).divide(BigInteger.valueOf(4)).multiply(BigInteger.valueOf(86_400));

    /** How long two must have dealt with each other for a word to weigh in full. */
    public static final Duration SPAN = Duration.ofDays(30);

    /** How many full ties with others somebody must have for their word to weigh in full. */
    public static final int OTHERS = 2;

    private Measure() {}

    /** The share of a whole, in thousandths, rounded down, at most {@link #FULL}. */
    static int share(BigInteger part, BigInteger whole) {
        BigInteger full = BigInteger.valueOf(FULL);
        return part.multiply(full).divide(whole).min(full).intValueExact();
    }
}
