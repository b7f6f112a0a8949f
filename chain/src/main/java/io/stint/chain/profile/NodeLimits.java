package io.stint.chain.profile;

import io.stint.protocol.BadInput;

/**
 * How much a chain's nodes answer at once.
 *
 * @param logBlocks the most blocks whose logs may be asked for
 * @param logs the most logs that one answer may hold
 * @param batch the most requests in one message
 */
public record NodeLimits(int logBlocks, int logs, int batch) {
    /** Seen on a node of Rootstock's release VETIVER-9.0.3; careful enough for most other nodes. */
    public static final NodeLimits ROOTSTOCK = new NodeLimits(5_000, 20_000, 50);

    /** A page of logs is asked for together with three blocks. */
    private static final int SMALLEST_BATCH = 4;

    /** @throws BadInput when a number is out of range */
    public NodeLimits {
        if (logBlocks < 1 || logs < 1 || batch < SMALLEST_BATCH) {
            throw new BadInput("a node cannot be asked for " + logBlocks + " blocks of logs, " + logs + " logs and "
                    + batch + " things at once; at least 1, 1 and " + SMALLEST_BATCH);
        }
    }

    public NodeLimits withLogBlocks(int number) {
        return new NodeLimits(number, logs, batch);
    }
}
