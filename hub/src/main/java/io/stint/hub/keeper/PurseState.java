package io.stint.hub.keeper;

import io.stint.hub.agreement.Relay;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/**
 * What is in the keeper's purse, and for what. Amounts are native coin.
 *
 * @param call what is set aside for one call: its gas at twice today's price
 * @param signing what has to be there for any call to be signed: a node wants the most that it may cost, which is more than
 *     it costs
 * @param underWay calls that were sent and not paid yet
 * @param kept calls that may fall due before an end: draws from the reserve
 * @param week what was spent in the last seven days
 */
public record PurseState(Amount balance, Amount call, Amount signing, long underWay, long kept, Amount week) {
    /** From so few calls on it is time to fill it up, whatever was spent lately. */
    static final int FEW = 20;

    /** What nothing else may spend. */
    public Amount reserve() {
        return call.times(kept).plus(signing);
    }

    /** What anything may spend: the rest. */
    public Amount free() {
        BigInteger free = balance.wei().subtract(needed());
        return free.signum() > 0 ? Amount.ofWei(free) : Amount.ZERO;
    }

    /** What is missing in the reserve itself. */
    public Amount missing() {
        BigInteger missing = needed().subtract(balance.wei());
        return missing.signum() > 0 ? Amount.ofWei(missing) : Amount.ZERO;
    }

    private BigInteger needed() {
        return reserve().plus(call.times(underWay)).wei();
    }

    /** How many more calls fit beside the reserve. */
    long room() {
        BigInteger room = call.isZero() ? BigInteger.valueOf(FEW) : free().wei().divide(call.wei());
        return room.min(BigInteger.valueOf(Integer.MAX_VALUE)).longValueExact();
    }

    /** Whether one more call fits beside the reserve. */
    boolean hasRoom() {
        return room() > 0;
    }

    /** Low: the rest lasts for no week like the last one, or for few calls. */
    public Relay.Level standing() {
        if (!hasRoom()) {
            return Relay.Level.KEPT;
        }
        return free().compareTo(call.times(FEW).max(week)) < 0 ? Relay.Level.LOW : Relay.Level.FULL;
    }
}
