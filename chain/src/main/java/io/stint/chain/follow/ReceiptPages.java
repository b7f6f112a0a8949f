package io.stint.chain.follow;

import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.LogPage;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads logs where the node refuses {@code eth_getLogs}: the head of every block, and of those whose bloom says that they
 * may have some, or that have none, the receipts.
 */
final class ReceiptPages {
    private final LogNode node;
    private final BlockLogs logs;
    private volatile boolean whole = true;

    ReceiptPages(LogNode node, LogFilter filter) {
        this.node = node;
        this.logs = new BlockLogs(filter);
    }

    /** As {@link LogNode#page}, with the heads of all blocks of the range. */
    LogPage page(long from, long to) {
        List<Block> heads = node.blocks(LongStream.rangeClosed(from, to).boxed().toList());
        Optional<Block> last = heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
        if (last.filter(block -> block.number() == to).isEmpty()) {
            return new LogPage(heads, Optional.empty(), List.of(), Optional.empty());
        }
        List<Log> found = new ArrayList<>();
        heads.stream().filter(logs::likelyIn).forEach(head -> found.addAll(logs.of(head, receipts(head))));
        return new LogPage(heads, last, found, node.blocks(List.of(to)).stream().findFirst());
    }

    private List<Receipt> receipts(Block head) {
        return (whole ? together(head) : node.receipts(head.hash()))
                .orElseThrow(() -> new Contradiction("the node does not have all of block " + head.number()));
    }

    /** Nodes that do not know the question are not asked it again. */
    private Optional<List<Receipt>> together(Block head) {
        try {
            return node.blockReceipts(head.number());
        } catch (NodeError e) {
            Optional<List<Receipt>> each = node.receipts(head.hash());
            whole = false;
            return each;
        }
    }
}
