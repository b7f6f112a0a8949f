package io.stint.hub.keeper;

import io.stint.hub.agreement.Relay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator when the purse runs low: at once, and each hour until it is filled. */
public final class PurseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PurseWatch.class);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final String chain;
    private final Purse purse;
    private final Clock clock;
    private Relay.Level said = Relay.Level.FULL;
    private Instant at = Instant.EPOCH;
    private volatile Optional<PurseState> seen = Optional.empty();

    /** @param chain its name, where there are several; else an empty text */
    public PurseWatch(String chain, Purse purse, Clock clock) {
        this.chain = chain.isEmpty() ? chain : " on " + chain;
        this.purse = purse;
        this.clock = clock;
    }

    /** Of one thread. */
    public void look() {
        Instant now = clock.instant();
        seen = purse.state();
        seen.ifPresent(state -> {
            Relay.Level standing = state.standing();
            boolean again = !at.plus(AGAIN).isAfter(now);
            if (standing != Relay.Level.FULL && (standing != said || again)) {
                LOG.warn("{}", words(state));
                at = now;
            } else if (standing == Relay.Level.FULL && said != standing) {
                LOG.info("the keeper's purse{} is filled again", chain);
            }
            said = standing;
        });
    }

    /** As it was at the last look, so that a silent node delays nobody; empty: full enough, or not known. */
    public Optional<String> remark() {
        return seen.filter(state -> state.standing() != Relay.Level.FULL).map(this::words);
    }

    private String words(PurseState state) {
        return "the keeper's purse" + chain + " is low: it has " + state.balance() + ", of which " + state.reserve()
                + " are kept for draws before an end"
                + (state.standing() == Relay.Level.KEPT ? "; nothing else is paid until it is filled" : "");
    }
}
