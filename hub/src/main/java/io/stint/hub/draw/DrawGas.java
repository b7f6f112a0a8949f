package io.stint.hub.draw;

import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/** What draws use in gas, as {@code docs/benchmarks.md} has measured it: for people to see before, not for what is signed. */
public final class DrawGas {
    /** Of each transaction, whatever is in it. */
    private static final long TRANSACTION = 22_000;

    /** Of each draw in it; one in an ERC-20 takes some 5,000 more. */
    private static final long DRAW = 29_000;

    private DrawGas() {}

    /** Of so many draws in one transaction. */
    public static long of(int draws) {
        return TRANSACTION + DRAW * draws;
    }

    /**
     * What one of so many draws in one transaction costs.
     *
     * @param price of a unit of gas, in wei
     */
    public static Amount each(int draws, BigInteger price) {
        return Amount.ofWei(price.multiply(BigInteger.valueOf(of(draws) / draws)));
    }
}
