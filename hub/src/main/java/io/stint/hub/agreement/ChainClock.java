package io.stint.hub.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The chain's time, by which its periods run: the usual time, moved on where a development chain's clock was. */
public final class ChainClock {
    private final Clock clock;
    private final boolean movable;
    private volatile Duration ahead = Duration.ZERO;

    /** @param movable whether the chain's clock may be ahead of ours */
    public ChainClock(Clock clock, boolean movable) {
        this.clock = clock;
        this.movable = movable;
    }

    public Instant now() {
        return clock.instant().plus(ahead);
    }

    /** Whole seconds, as the escrow counts. */
    public Instant seconds() {
        return Instant.ofEpochSecond(now().getEpochSecond());
    }

    /** Notes the time of the newest block. */
    void saw(Instant head) {
        Duration lead = Duration.between(clock.instant(), head);
        if (movable && lead.compareTo(ahead) > 0) {
            ahead = lead;
        }
    }
}
