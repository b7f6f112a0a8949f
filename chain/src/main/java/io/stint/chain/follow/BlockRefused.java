package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** A node does not give the logs of even one block, as there are too many of them for it. */
public final class BlockRefused extends StintException {
    BlockRefused(long block, StintException cause) {
        super(
                "the logs of block " + block + " alone are too much for the node: " + cause.getMessage()
                        + ". Ask a node with a higher limit, or narrow the topics",
                cause);
    }
}
