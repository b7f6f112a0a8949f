package io.stint.protocol.agreement;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * One claim of an agreement.
 *
 * @param round its number, from 1
 * @param sum what was set aside from the fund
 * @param reviewEnd the last second for an objection
 * @param rulingEnd the last second for a ruling; empty when nobody objected
 * @param evidence hash of the document that the worker named
 */
public record Claim(
        int round, Amount sum, Instant reviewEnd, Optional<Instant> rulingEnd, ClaimState state, Hash32 evidence) {

    Claim disputedUntil(Instant end) {
        return new Claim(round, sum, reviewEnd, Optional.of(end), ClaimState.DISPUTED, evidence);
    }

    Claim ended(ClaimState outcome) {
        return new Claim(round, sum, reviewEnd, rulingEnd, outcome, evidence);
    }
}
