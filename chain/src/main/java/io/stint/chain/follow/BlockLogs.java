package io.stint.chain.follow;

import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Bloom;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Receipt;
import java.util.ArrayList;
import java.util.List;

/** The wanted logs of a block, out of the receipts of its transactions. */
final class BlockLogs {
    private final LogFilter filter;
    private final LogFilter.Likely likely;

    BlockLogs(LogFilter filter) {
        this.filter = filter;
        this.likely = filter.likely();
    }

    /** Whether a block may have some, by its head. */
    boolean likelyIn(Block head) {
        return head.bloom().map(likely::in).orElse(true);
    }

    /** @throws Contradiction when the receipts are of another block, or do not explain what its head says */
    List<Log> of(Block head, List<Receipt> receipts) {
        Bloom bloom = Bloom.EMPTY;
        List<Log> wanted = new ArrayList<>();
        for (Receipt receipt : receipts) {
            if (!receipt.blockHash().equals(head.hash())) {
                throw new Contradiction("the node gave a receipt of another block than " + head.number());
            }
            for (Log log : receipt.logs()) {
                bloom = bloom.with(log);
            }
            receipt.logs().stream().filter(filter::wants).forEach(wanted::add);
        }
        if (head.bloom().filter(likely::in).isPresent() && !likely.in(bloom)) {
            throw new Contradiction("what the node says was logged in block " + head.number() + " is not all");
        }
        return wanted;
    }
}
