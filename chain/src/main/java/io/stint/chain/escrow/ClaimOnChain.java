package io.stint.chain.escrow;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * All that the escrow holds of a claim.
 *
 * @param reviewEnd the last second for an objection; empty: there is no such claim
 * @param rulingEnd the last second for a ruling; empty: nobody objected
 */
public record ClaimOnChain(Amount sum, Optional<Instant> reviewEnd, Optional<Instant> rulingEnd, ClaimState state) {

    static ClaimOnChain read(AbiReader in) {
        return new ClaimOnChain(
                in.amount(),
                Times.unlessZero(in.time()),
                Times.unlessZero(in.time()),
                state(in.uint(8).intValueExact()));
    }

    private static ClaimState state(int number) {
        ClaimState[] states = ClaimState.values();
        if (number >= states.length) {
            throw new BadInput("the escrow has no claim state " + number);
        }
        return states[number];
    }
}
