package io.stint.hub.payroll;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that may approve running hours.
 *
 * @param by client or approver, who lent their right
 * @param limit cumulative; all that the contract knows
 * @param slip what they signed for it
 * @param dayMinutes the most of a day that the page which holds the key approves by itself
 * @param weekMinutes the same of a week, from Monday
 * @param until the last second at which this hub takes a voucher of the key
 * @param stopped since when it takes none any more
 */
record Standing(
        Hash32 agreement,
        Address key,
        Address by,
        Amount limit,
        Approval.Slip slip,
        int dayMinutes,
        int weekMinutes,
        Instant until,
        Optional<Instant> stopped) {

    /** What whoever has the key could still approve, whatever this hub says: the contract knows of no end. */
    Amount exposed(Amount approved) {
        return limit.compareTo(approved) > 0 ? limit.minus(approved) : Amount.ZERO;
    }

    /** The same right, whoever says since when. */
    boolean sameAs(Standing other) {
        return limit.equals(other.limit)
                && by.equals(other.by)
                && dayMinutes == other.dayMinutes
                && weekMinutes == other.weekMinutes
                && until.equals(other.until);
    }
}
