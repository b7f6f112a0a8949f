package io.stint.hub.draw;

import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What gas costs on a chain.
 *
 * @param price of a unit, in wei
 * @param cheap what it costs at most in the cheapest quarter of the last days; empty: it has not been watched for a day
 */
public record GasNow(BigInteger price, Optional<BigInteger> cheap) {
    /** A price that is just the bound is cheap: on a chain whose price never moves, it always is. */
    boolean isCheap() {
        return cheap.filter(bound -> price.compareTo(bound) <= 0).isPresent();
    }

    /** Of one draw by itself. */
    public Amount draw() {
        return DrawGas.each(1, price);
    }
}
