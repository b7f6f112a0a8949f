package io.stint.hub.agreement;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Hours that were handed in with a claim.
 *
 * @param period its first day
 * @param sum that is claimed for them alone
 * @param notBefore when they become a claim
 * @param at when they were handed in
 */
public record Handed(Hash32 timesheet, LocalDate period, Amount sum, Instant notBefore, Instant at, State state) {

    /** What became of them. */
    public enum State {
        /** Nobody has looked at them yet. */
        WAITS,
        /** Somebody of the client's side has: what was not approved is claimed by hand, or not at all. */
        LOOKED,
        /** They became a claim. */
        CLAIMED,
        /** No claim that was signed for them can be made any more: its time is over, or others were made in its round. */
        LATE;

        /** For keys and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
