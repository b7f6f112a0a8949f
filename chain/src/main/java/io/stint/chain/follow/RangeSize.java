package io.stint.chain.follow;

import io.stint.chain.profile.NodeLimits;

/**
 * How many blocks to ask for at once: a tenth of the most to begin with, growing while the answers leave room for more logs.
 * A refused size is halved, and larger ones are not tried again for a while; each time
 * that they turn out to be refused still, the while is twice as long.
 */
final class RangeSize {
    private static final int FIRST_PATIENCE = 8;
    private static final int LONGEST_PATIENCE = 1024;

    private static final int BEGINNING = 10;

    private final int largest;
    private final int mostLogs;
    private int size;
    private int limit;
    private int patience = FIRST_PATIENCE;
    private int taken;
    private boolean trying;

    RangeSize(NodeLimits limits) {
        this.largest = limits.logBlocks();
        this.mostLogs = limits.logs();
        this.size = Math.max(1, largest / BEGINNING);
        this.limit = largest;
    }

    int blocks() {
        return size;
    }

    /** The node will not take so many blocks. */
    void refused(int blocks) {
        if (trying) {
            patience = Math.min(LONGEST_PATIENCE, 2 * patience);
            trying = false;
        }
        failed(blocks);
        limit = size;
    }

    /** Something went wrong that may have to do with the size. */
    void failed(int blocks) {
        size = Math.max(1, Math.min(size, blocks) / 2);
        taken = 0;
    }

    /** The node took so many blocks and gave so many logs; fewer blocks than the size say nothing. */
    void took(int blocks, int logs) {
        if (blocks < size) {
            return;
        }
        taken++;
        if (limit < largest && taken >= patience) {
            limit = twice(limit);
            trying = true;
            taken = 0;
        }
        if (3L * logs < mostLogs) {
            size = Math.min(limit, twice(size));
        }
    }

    private int twice(int number) {
        return (int) Math.min(largest, 2L * number);
    }
}
