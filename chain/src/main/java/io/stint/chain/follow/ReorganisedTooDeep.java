package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** The chain changed before the oldest block that the follower remembers. */
public final class ReorganisedTooDeep extends StintException {
    ReorganisedTooDeep(Checkpoint checkpoint) {
        super("the chain was reorganised below block "
                + checkpoint.recent().getFirst().number()
                + ", the oldest one remembered. Is it another chain, or one that was started anew? If not, read it again"
                + " from block " + checkpoint.start());
    }
}
