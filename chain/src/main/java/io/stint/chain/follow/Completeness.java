package io.stint.chain.follow;

import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.LogPage;
import io.stint.chain.rpc.Receipt;
import java.util.List;
import java.util.Set;

/**
 * Finds logs that an answer left out. A head's bloom says that a block may hold wanted logs; when none came, the block is
 * asked again by its hash, and when again none come, the receipts of all its transactions must explain the bloom.
 */
final class Completeness {
    private final LogNode node;
    private final LogFilter filter;
    private final BlockLogs logs;

    Completeness(LogNode node, LogFilter filter) {
        this.node = node;
        this.filter = filter;
        this.logs = new BlockLogs(filter);
    }

    /** @throws Contradiction when a block has logs that the page does not have, or may have */
    void check(LogPage page) {
        Set<Long> withLogs = page.blocksWithLogs();
        List<Block> suspects = page.heads().stream()
                .filter(head -> head.bloom().isPresent() && logs.likelyIn(head))
                .filter(head -> !withLogs.contains(head.number()))
                .toList();
        List<List<Log>> again =
                node.logsOf(filter, suspects.stream().map(Block::hash).toList());
        for (int i = 0; i < suspects.size(); i++) {
            if (!again.get(i).isEmpty()) {
                throw leftOut(suspects.get(i));
            }
        }
        suspects.forEach(this::mustBeExplained);
    }

    private void mustBeExplained(Block head) {
        List<Receipt> receipts = node.receipts(head.hash())
                .orElseThrow(() -> new Contradiction("the node does not have all of block " + head.number()));
        if (!logs.of(head, receipts).isEmpty()) {
            throw leftOut(head);
        }
    }

    private static Contradiction leftOut(Block head) {
        return new Contradiction("the node left out the logs of block " + head.number());
    }
}
