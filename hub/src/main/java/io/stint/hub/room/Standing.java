package io.stint.hub.room;

import io.stint.hub.agreement.Situation;
import io.stint.protocol.escrow.ClaimState;

/** How an agreement stands, in one word. */
final class Standing {
    private Standing() {}

    /**
     * A dispute or a claim that nobody has answered says more than that the agreement is open.
     *
     * @param state of the agreement by itself
     */
    static String of(String state, Situation situation) {
        return has(situation, ClaimState.DISPUTED)
                ? "disputed"
                : has(situation, ClaimState.PENDING) ? "claimed" : state;
    }

    private static boolean has(Situation situation, ClaimState state) {
        return situation
                .agreement()
                .filter(a -> a.claims().values().stream().anyMatch(claim -> claim.state() == state))
                .isPresent();
    }
}
