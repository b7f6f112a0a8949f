package io.stint.chain.follow;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogPage;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one contract's logs, range by range, and notices when the chain changes under it. Each range is asked for in one
 * message together with the blocks at its ends, and each log's block hash is compared with the block of that number: HTTP
 * nodes do not say that a log was removed. Not for use by many threads.
 */
public final class Follower {
    private static final int TRIES = 3;

    private final Node node;
    private final LogFilter filter;
    private final FollowSettings settings;
    private Checkpoint checkpoint;
    private int range;

    /** @param checkpoint of the last update that was stored, or {@link Checkpoint#from} */
    public Follower(Node node, LogFilter filter, FollowSettings settings, Checkpoint checkpoint) {
        this.node = node;
        this.filter = filter;
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.range = settings.largestRange();
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Takes one step: at most one range of blocks. When it throws, nothing has changed and it can be called again.
     *
     * @throws ReorganisedTooDeep when the chain changed before what is remembered
     * @throws Unsettled when the node's answers contradict each other
     */
    public Update poll() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long head = node.blockNumber();
            Optional<Update> update = reorganisation(head).or(() -> forward(head - settings.confirmations()));
            if (update.isPresent()) {
                checkpoint = update.get().checkpoint();
                return update.get();
            }
        }
        throw new Unsettled(checkpoint.next());
    }

    /** @return empty when the chain changed while it was read */
    private Optional<Update> forward(long end) {
        if (end < checkpoint.next()) {
            return nothingNew();
        }
        LogPage page = page(checkpoint.next(), end);
        Optional<Block> last = page.last();
        if (last.isEmpty()) {
            return nothingNew();
        }
        if (!fitsTogether(page)) {
            return Optional.empty();
        }
        range = (int) Math.min(settings.largestRange(), 2L * range);
        Checkpoint next = checkpoint.readUpTo(BlockId.of(last.get()), settings.memory());
        return Optional.of(new Update.Events(page.logs(), next));
    }

    private Optional<Update> nothingNew() {
        return Optional.of(new Update.Events(List.of(), checkpoint));
    }

    /** The next range, halved until the node takes it. */
    private LogPage page(long from, long end) {
        while (true) {
            long to = Math.min(end, from + range - 1);
            try {
                return node.logPage(filter, from, to);
            } catch (NodeError | BadAnswer e) {
                if (to == from) {
                    throw e;
                }
                range = (int) ((to - from + 1) / 2);
            }
        }
    }

    private boolean fitsTogether(LogPage page) {
        boolean settled = page.last().map(Block::hash).equals(page.lastAgain().map(Block::hash));
        boolean continues = checkpoint.last().isEmpty()
                || page.first().map(Block::parentHash).equals(checkpoint.last().map(BlockId::hash));
        return settled && continues && logsAreOfTheChain(page);
    }

    private boolean logsAreOfTheChain(LogPage page) {
        List<Long> numbers =
                page.logs().stream().map(Log::blockNumber).distinct().toList();
        Map<Long, Block> blocks =
                node.blocks(numbers).stream().collect(Collectors.toMap(Block::number, Function.identity()));
        return page.logs().stream()
                .allMatch(log -> Optional.ofNullable(blocks.get(log.blockNumber()))
                        .map(Block::hash)
                        .equals(Optional.of(log.blockHash())));
    }

    /**
     * The newest remembered block must still be in the chain. A node that is merely behind does not have it, but does not
     * contradict the older ones either.
     */
    private Optional<Update> reorganisation(long head) {
        List<BlockId> remembered = checkpoint.recent();
        int kept = remembered.size();
        boolean contradicted = false;
        while (kept > 0) {
            BlockId block = remembered.get(kept - 1);
            Optional<Block> now = block.number() > head ? Optional.empty() : node.block(block.number());
            if (now.isPresent() && now.get().hash().equals(block.hash())) {
                break;
            }
            contradicted |= now.isPresent();
            kept--;
        }
        if (!contradicted) {
            return Optional.empty();
        }
        if (kept == 0 && checkpoint.forgot()) {
            throw new ReorganisedTooDeep(checkpoint);
        }
        Checkpoint back = checkpoint.backTo(kept);
        return Optional.of(new Update.RolledBack(back.next() - 1, back));
    }
}
