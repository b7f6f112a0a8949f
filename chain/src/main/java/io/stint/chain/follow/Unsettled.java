package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** The node's answers did not fit together several times in a row. */
public final class Unsettled extends StintException {
    Unsettled(long from, Contradiction last) {
        super(
                "the node's blocks and logs from block " + from + " on do not fit together, several times in a row: "
                        + last.getMessage() + ". Try again in a while, or another node",
                last);
    }
}
