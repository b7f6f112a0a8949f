package io.stint.hub.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the hub has read the chain.
 *
 * @param head the node's newest block
 * @param read the last block that was read; -1: none
 * @param trouble why nothing is read now; empty: all is well
 * @param at when this was so
 * @param currentAt when there was nothing more to read, last
 */
public record ChainStatus(long head, long read, Optional<String> trouble, Instant at, Instant currentAt) {
    /** Before anything was read. */
    static ChainStatus unread(Instant now) {
        return new ChainStatus(0, -1, Optional.of("nothing has been read yet"), now, now);
    }

    ChainStatus read(long head, long read, Instant now) {
        return new ChainStatus(head, read, Optional.empty(), now, read >= head ? now : currentAt);
    }

    /** Blocks that are there and not read. */
    public long lag() {
        return Math.max(0, head - read);
    }

    /** Whether pages show what is so now. */
    public boolean current() {
        return trouble.isEmpty() && lag() <= 1;
    }

    ChainStatus troubled(String why, Instant now) {
        return new ChainStatus(head, read, Optional.of(why), now, currentAt);
    }
}
