package io.stint.hub.draw;

import io.stint.hub.agreement.Relay;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * What draws cost now, and who pays.
 *
 * @param price of a unit of gas, in wei
 * @param smallest draw for which the hub pays, by token; native coin is the token zero
 * @param level of the hub's purse
 * @param draws by rules for which the hub pays in seven days
 */
public record DrawCosts(BigInteger price, Map<Address, Amount> smallest, Relay.Level level, int draws) {
    public DrawCosts {
        smallest = Map.copyOf(smallest);
    }

    /** Of each of so many in one transaction, in native coin. */
    public Amount each(int together) {
        return DrawGas.each(together, price);
    }

    /** Smallest draw in native coin for which the hub pays. */
    Amount smallestOfCoin() {
        return Optional.ofNullable(smallest.get(Address.ZERO)).orElseThrow();
    }

    /** Whether what a rule wants waits now. */
    public boolean low() {
        return level == Relay.Level.KEPT || draws == 0;
    }
}
