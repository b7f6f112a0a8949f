package io.stint.hub.room;

import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;

/**
 * The sum on top of a room: the one that the viewer came to see.
 *
 * @param word what it is: {@code agreed}, {@code secured}, {@code claimed}, {@code disputed}, {@code left}, {@code paid}
 */
public record Headline(String word, Amount amount) {

    static Headline of(Situation situation, Role role) {
        if (situation.agreement().isEmpty()) {
            return new Headline("agreed", situation.offer().map(Offer::sum).orElse(Amount.ZERO));
        }
        Agreement agreement = situation.agreement().get();
        Amount disputed = claims(agreement, ClaimState.DISPUTED);
        if (role == Role.ARBITER) {
            return new Headline("disputed", disputed);
        }
        Amount claimed = claims(agreement, ClaimState.PENDING);
        Amount own = role == Role.CLIENT || role == Role.APPROVER
                ? free(situation)
                : situation.secured().map(Secured::net).orElse(Amount.ZERO);
        if (own.isZero() && !disputed.isZero()) {
            return new Headline("disputed", disputed);
        }
        if (own.isZero() && !claimed.isZero()) {
            return new Headline("claimed", claimed);
        }
        return agreement.closed() && own.isZero()
                ? new Headline("paid", agreement.drawn())
                : new Headline(role == Role.CLIENT || role == Role.APPROVER ? "left" : "secured", own);
    }

    /** What is in the fund and not approved. */
    static Amount free(Situation situation) {
        return situation
                .agreement()
                .filter(a -> !a.closed())
                .map(a -> a.funded().minus(situation.approved().min(a.funded()).max(a.drawn())))
                .orElse(Amount.ZERO);
    }

    private static Amount claims(Agreement agreement, ClaimState state) {
        return agreement.claims().values().stream()
                .filter(claim -> claim.state() == state)
                .map(Claim::sum)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
