package io.stint.hub.draw;

import io.stint.hub.agreement.Relay;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/**
 * What draws cost now, and who pays. Amounts are native coin.
 *
 * @param price of a unit of gas, in wei
 * @param smallest draw for which the hub pays
 * @param level of the hub's purse
 * @param draws by rules for which the hub pays in seven days
 */
public record DrawCosts(BigInteger price, Amount smallest, Relay.Level level, int draws) {
    /** Of each of so many in one transaction. */
    public Amount each(int together) {
        return DrawGas.each(together, price);
    }

    /** Whether what a rule wants waits now. */
    public boolean low() {
        return level == Relay.Level.KEPT || draws == 0;
    }
}
