package io.stint.hub.payroll;

import io.stint.hub.agreement.Entry;
import io.stint.hub.store.Hashes;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether the client's side has looked at an agreement's claims: somebody of it, and no key that they lent, has approved
 * something after the claim was made. What paid nothing needs no look.
 *
 * @param entries of the agreement
 * @param byHand when somebody of the client's side last approved something
 */
record LookedAt(List<Entry> entries, Optional<Instant> byHand) {
    LookedAt {
        entries = List.copyOf(entries);
    }

    boolean test(Claim claim) {
        return claim.state() == ClaimState.RETRACTED || paidNothing(claim) || wasApprovedSince(claim);
    }

    private boolean paidNothing(Claim claim) {
        return entries.stream().anyMatch(entry -> switch (entry.event()) {
            case EscrowEvent.Ruled ruled ->
                ruled.round() == claim.round() && ruled.award().isZero();
            case EscrowEvent.Lapsed lapsed ->
                lapsed.round() == claim.round() && lapsed.award().isZero();
            default -> false;
        });
    }

    private boolean wasApprovedSince(Claim claim) {
        return entries.stream()
                .filter(entry -> entry.event() instanceof EscrowEvent.Claimed made && made.round() == claim.round())
                .anyMatch(made -> byHand.filter(made.at()::isBefore).isPresent());
    }

    /** When somebody last approved something, by agreement. */
    static Map<Hash32, Instant> byHand(Handle handle, Collection<Hash32> ids) {
        Map<Hash32, Instant> all = new HashMap<>();
        handle.createQuery("""
                        select agreement, max(at) as at from voucher
                        where agreement = any(:ids) and lent_by is null group by agreement""")
                .bind("ids", Hashes.of(ids))
                .map(row -> all.put(row.getColumn("agreement", Hash32.class), row.getColumn("at", Instant.class)))
                .list();
        return all;
    }
}
