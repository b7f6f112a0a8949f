package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.math.BigInteger;

/**
 * A sum of some token in its smallest unit (wei for the native coin): 0 to 2^256-1, as a token's {@code uint256}. One
 * agreement's fund holds at most {@link #MAX}; what passes through it over time may add up to more. All arithmetic is
 * exact; a result outside the range throws.
 *
 * @param wei the number of smallest units
 */
public record Amount(BigInteger wei) implements Comparable<Amount> {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final BigInteger WEI_PER_SAT = BigInteger.TEN.pow(10);
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    public static final Amount ZERO = new Amount(BigInteger.ZERO);

    /** The most that a fund, a voucher or a claim can be: 2^96-1, the contract's {@code uint96}. */
    public static final Amount MAX = new Amount(BigInteger.TWO.pow(96).subtract(BigInteger.ONE));

    /**
     * Checks the range.
     *
     * @throws BadInput when it is below zero or above 2^256-1
     */
    public Amount {
        if (wei.signum() < 0) {
            throw new BadInput("an amount cannot be below zero, got " + wei);
        }
        if (wei.compareTo(LARGEST) > 0) {
            throw new BadInput("an amount is at most 2^256-1 of the smallest unit, got " + wei);
        }
    }

    /**
     * So many of the smallest unit.
     *
     * @throws BadInput when it is below zero or above 2^256-1
     */
    public static Amount ofWei(BigInteger wei) {
        return new Amount(wei);
    }

    /**
     * So many of the smallest unit.
     *
     * @throws BadInput when it is below zero
     */
    public static Amount ofWei(long wei) {
        return new Amount(BigInteger.valueOf(wei));
    }

    /**
     * Satoshis of a Bitcoin layer 2 whose coin has 18 decimals: 1 sat = 10^10 wei.
     *
     * @throws BadInput when it is below zero
     */
    public static Amount ofSat(long sat) {
        return new Amount(BigInteger.valueOf(sat).multiply(WEI_PER_SAT));
    }

    /**
     * The exact sum.
     *
     * @throws BadInput when it is above 2^256-1
     */
    public Amount plus(Amount other) {
        return new Amount(wei.add(other.wei));
    }

    /**
     * The exact difference.
     *
     * @throws BadInput when {@code other} is more than this
     */
    public Amount minus(Amount other) {
        return new Amount(wei.subtract(other.wei));
    }

    /**
     * The exact product.
     *
     * @throws BadInput when the factor is below zero or the product above 2^256-1
     */
    public Amount times(long factor) {
        return new Amount(wei.multiply(BigInteger.valueOf(factor)));
    }

    /**
     * The share of {@code bps} hundredths of a percent, rounded down as the contract does.
     *
     * @throws BadInput when {@code bps} is not within 0 to 10 000
     */
    public Amount bps(int bps) {
        if (bps < 0 || bps > 10_000) {
            throw new BadInput("basis points go from 0 to 10000 (all of it), got " + bps);
        }
        return new Amount(wei.multiply(BigInteger.valueOf(bps)).divide(BPS));
    }

    /** The smaller of the two. */
    public Amount min(Amount other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of the two. */
    public Amount max(Amount other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return wei.signum() == 0;
    }

    @Override
    public int compareTo(Amount other) {
        return wei.compareTo(other.wei);
    }

    @Override
    public String toString() {
        return wei + " wei";
    }
}
