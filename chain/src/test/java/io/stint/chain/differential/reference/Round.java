package io.stint.chain.differential.reference;

import io.stint.protocol.escrow.ClaimState;
import java.math.BigInteger;
import java.util.List;

/**
 * One claim, as the contract's slot has it.
 *
 * @param reviewEnd in Unix seconds
 * @param rulingEnd in Unix seconds; zero before an objection
 */
public record Round(BigInteger sum, long reviewEnd, long rulingEnd, ClaimState state) {
    private static final List<ClaimState> NUMBERED = List.of(
            ClaimState.NONE,
            ClaimState.PENDING,
            ClaimState.DISPUTED,
            ClaimState.COLLECTED,
            ClaimState.CONCEDED,
            ClaimState.RETRACTED,
            ClaimState.RULED,
            ClaimState.LAPSED);

    public static final Round NONE = new Round(BigInteger.ZERO, 0, 0, ClaimState.NONE);

    /** The state as the contract stores it. */
    public int stateNumber() {
        return NUMBERED.indexOf(state);
    }

    Round disputedUntil(long end) {
        return new Round(sum, reviewEnd, end, ClaimState.DISPUTED);
    }

    Round as(ClaimState end) {
        return new Round(sum, reviewEnd, rulingEnd, end);
    }
}
