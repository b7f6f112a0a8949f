package io.stint.chain.rpc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The logs of some blocks, with heads of blocks as the node had them before it looked, and the last one as it was after.
 *
 * @param heads those that were asked for and that the node has
 * @param last empty: the node does not have it, so the logs may be incomplete
 * @param lastAgain as {@code last}, asked after the logs; another hash means that the chain changed in between
 */
public record LogPage(List<Block> heads, Optional<Block> last, List<Log> logs, Optional<Block> lastAgain) {
    public LogPage {
        heads = List.copyOf(heads);
        logs = List.copyOf(logs);
    }

    /** The numbers of the blocks that logs came from, in the logs' order. */
    public Set<Long> blocksWithLogs() {
        Set<Long> blocks = new LinkedHashSet<>();
        long before = -1;
        for (Log log : logs) {
            if (log.blockNumber() != before) {
                before = log.blockNumber();
                blocks.add(before);
            }
        }
        return blocks;
    }

    LogPage withHeadsBefore(List<Block> others) {
        return new LogPage(Stream.concat(others.stream(), heads.stream()).toList(), last, logs, lastAgain);
    }
}
