package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** The chain changed before the oldest block that the follower remembers. */
public final class ReorganisedTooDeep extends StintException {
    ReorganisedTooDeep(Checkpoint checkpoint) {
        super("the chain was reorganised below block "
                + checkpoint.recent().getFirst().number()
                + ", the oldest of the " + checkpoint.recent().size() + " remembered. First make sure that the node is"
                + " on the right chain: ask another one. If the chain did change, throw away what was read and read it"
                + " again from block " + checkpoint.start());
    }
}
