package io.stint.chain.follow;

import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether logs are what was asked for, and of the chain. */
final class LogCheck {
    /** Some nodes count logs in the block, some in the transaction: this is the chain's order in both. */
    private static final Comparator<Log> ORDER = Comparator.comparingLong(Log::blockNumber)
            .thenComparingInt(Log::transactionIndex)
            .thenComparingInt(Log::index);

    private LogCheck() {}

    /** @throws Contradiction unless they are strictly in the chain's order, in the range and wanted */
    static void check(List<Log> logs, LogFilter filter, long from, long to) {
        Log before = null;
        for (Log log : logs) {
            if (log.blockNumber() < from || log.blockNumber() > to) {
                throw new Contradiction("the node was asked for logs of block " + from + " to " + to
                        + " and gave one of block " + log.blockNumber());
            }
            if (!filter.wants(log)) {
                throw new Contradiction(
                        "the node gave a log in block " + log.blockNumber() + " that was not asked for");
            }
            if (before != null && ORDER.compare(before, log) >= 0) {
                throw new Contradiction("the node gave a log of block " + log.blockNumber() + " twice or out of order");
            }
            before = log;
        }
    }

    /**
     * @param chain the blocks that the chain has
     * @throws Contradiction when a log is of another one
     */
    static void checkBlocks(List<Log> logs, Set<BlockId> chain) {
        Optional<BlockId> before = Optional.empty();
        for (Log log : logs) {
            BlockId block = new BlockId(log.blockNumber(), log.blockHash());
            if (!before.equals(Optional.of(block)) && !chain.contains(block)) {
                throw new Contradiction(
                        "the node gave a log of a block " + log.blockNumber() + " that is not the chain's");
            }
            before = Optional.of(block);
        }
    }
}
