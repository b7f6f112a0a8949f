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
 * @param refused why the node gives no logs, where receipts are read instead
 * @param anewAt when all was read anew, since the chain had become another one below all that was remembered
 */
public record ChainStatus(
        long head,
        long read,
        Optional<String> trouble,
        Instant at,
        Instant currentAt,
        Optional<String> refused,
        Optional<Instant> anewAt) {
    /** Before anything was read. */
    static ChainStatus unread(Instant now) {
        return new ChainStatus(
                0, -1, Optional.of("nothing has been read yet"), now, now, Optional.empty(), Optional.empty());
    }

    ChainStatus read(long newest, long last, Optional<String> noLogs, Instant now) {
        return new ChainStatus(newest, last, Optional.empty(), now, last >= newest ? now : currentAt, noLogs, anewAt);
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
        return new ChainStatus(head, read, Optional.of(why), now, currentAt, refused, anewAt);
    }

    ChainStatus anew(Instant now) {
        return new ChainStatus(head, -1, trouble, now, currentAt, refused, Optional.of(now));
    }
}
