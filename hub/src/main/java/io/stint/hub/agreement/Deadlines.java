package io.stint.hub.agreement;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When an agreement's periods end. */
public final class Deadlines {
    private Deadlines() {}

    /** The first second at which anybody may have to do something; empty: nothing runs. */
    public static Optional<Instant> next(Agreement agreement) {
        return Stream.concat(
                        agreement.closed() ? Stream.empty() : noticeHalf(agreement).stream(),
                        agreement.claims().values().stream().flatMap(claim -> decided(claim).stream()))
                .min(Comparator.naturalOrder());
    }

    /** When half of the notice is over: time to draw what is approved. */
    public static Optional<Instant> noticeHalf(Agreement agreement) {
        return agreement
                .noticeEnd()
                .map(end -> end.minus(agreement.terms().notice().dividedBy(2)));
    }

    /** The first second at which anybody may collect a claim, or end a dispute by the fallback. */
    public static Optional<Instant> decided(Claim claim) {
        return switch (claim.state()) {
            case PENDING -> Optional.of(claim.reviewEnd().plusSeconds(1));
            case DISPUTED -> claim.rulingEnd().map(end -> end.plusSeconds(1));
            case NONE, COLLECTED, CONCEDED, RETRACTED, RULED, LAPSED -> Optional.empty();
        };
    }

    /** Whether the client may still object. */
    public static boolean inReview(Claim claim, Instant now) {
        return claim.state() == ClaimState.PENDING && !now.isAfter(claim.reviewEnd());
    }

    /** Whether the arbiter may still rule. */
    public static boolean inRuling(Claim claim, Instant now) {
        return claim.state() == ClaimState.DISPUTED
                && claim.rulingEnd().map(end -> !now.isAfter(end)).orElse(false);
    }
}
