package io.stint.chain.rpc;

import java.util.List;
import java.util.Optional;

/**
 * The logs of some blocks, with the blocks at both ends as the node had them before and after it looked.
 *
 * @param first empty: the node does not have it
 * @param last empty: the node does not have it, so the logs may be incomplete
 * @param lastAgain as {@code last}, asked after the logs; another hash means that the chain changed in between
 */
public record LogPage(Optional<Block> first, Optional<Block> last, List<Log> logs, Optional<Block> lastAgain) {
    public LogPage {
        logs = List.copyOf(logs);
    }
}
