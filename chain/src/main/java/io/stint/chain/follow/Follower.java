package io.stint.chain.follow;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.Pause;
import io.stint.chain.rpc.Tip;
import io.stint.chain.rpc.TooMuch;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one contract's logs, range by range, and notices when the chain changes under it. It asks in ranges and compares
 * hashes, as HTTP nodes do not say that a log was removed, and believes no answer that contradicts another. Not for use by
 * many threads.
 */
public final class Follower {
    private static final int TRIES = 3;

    /** Blocks in a step by receipts: a request for each. */
    private static final int BY_RECEIPTS = 500;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LogNode node;
    private final PageReader reader;
    private final FollowSettings settings;
    private RangeSize range;
    private Checkpoint checkpoint;
    private Optional<String> refused = Optional.empty();

    /** @param checkpoint of the last update that was stored, or {@link Checkpoint#from} */
    public Follower(Node node, LogFilter filter, FollowSettings settings, Checkpoint checkpoint) {
        this.node = new LogNode(node, settings.limits().batch());
        this.reader = new PageReader(this.node, filter, settings);
        this.settings = settings;
        this.range = new RangeSize(settings.limits());
        this.checkpoint = checkpoint;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Why the node gives no logs, when receipts are read instead. */
    public Optional<String> refused() {
        return refused;
    }

    /**
     * Takes one step: at most one range of blocks. When it throws, nothing has changed and it can be called again.
     *
     * @throws ReorganisedTooDeep when the chain changed before what is remembered
     * @throws Unsettled when the node's answers contradict each other, several times in a row
     * @throws BlockRefused when the node does not give the logs of even one block, nor receipts where they are allowed
     * @throws NodeError when the node refuses for another reason, several times in a row
     * @throws BadAnswer when it answers with something else, several times in a row
     * @throws io.stint.chain.rpc.NodeUnreachable when no answer came, a few tries on
     */
    public Update poll() {
        Duration pause = PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                Update update = step();
                checkpoint = update.checkpoint();
                return update;
            } catch (Contradiction e) {
                if (attempt == TRIES) {
                    range.failed(range.blocks());
                    throw new Unsettled(checkpoint.next(), e);
                }
            } catch (NodeError | BadAnswer | BlockRefused | ReorganisedTooDeep e) {
                if (attempt == TRIES) {
                    insteadOf(e);
                    attempt = 0;
                }
            }
            Pause.of(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** Goes on by receipts when it is logs that the node refused, and this is allowed; else throws what was thrown. */
    private void insteadOf(StintException failure) {
        boolean ofLogs = failure instanceof BlockRefused
                || (failure instanceof NodeError error && error.method().equals(LogNode.LOGS));
        if (!ofLogs || !settings.receipts() || refused.isPresent()) {
            throw failure;
        }
        refused = Optional.of(String.valueOf(failure.getMessage()));
        range = new RangeSize(settings.limits().withLogBlocks(BY_RECEIPTS));
        reader.useReceipts();
    }

    private Update step() {
        Tip tip = node.tip(checkpoint.last().map(BlockId::number).orElse(checkpoint.start()));
        if (changed(tip)) {
            reader.forget();
            return rolledBack();
        }
        return forward(tip.head() - settings.confirmations());
    }

    private Update forward(long end) {
        while (checkpoint.next() <= end) {
            long from = checkpoint.next();
            long to = Math.min(end, from + range.blocks() - 1);
            int blocks = (int) (to - from + 1);
            try {
                Optional<PageReader.Page> page = reader.read(checkpoint.last(), from, to, end);
                if (page.isEmpty()) {
                    return nothingNew();
                }
                range.took(blocks, page.get().logs().size());
                reader.askAhead(to + 1, to + range.blocks(), end);
                return events(page.get());
            } catch (StintException e) {
                reader.forget();
                if (e instanceof Contradiction) {
                    throw e;
                }
                if (!(e instanceof CutOff || TooMuch.says(e))) {
                    range.failed(blocks);
                    throw e;
                }
                range.refused(blocks);
                if (blocks == 1) {
                    throw new BlockRefused(from, e);
                }
            }
        }
        return nothingNew();
    }

    private Update events(PageReader.Page page) {
        return new Update.Events(page.logs(), checkpoint.readUpTo(page.blocks(), settings.memory()));
    }

    private Update nothingNew() {
        return new Update.Events(List.of(), checkpoint);
    }

    /**
     * Whether the chain has another block where one is remembered. A node that is merely behind has none there. What it
     * has at its own tip must then be what is remembered, or the chain has become a shorter one.
     */
    private boolean changed(Tip tip) {
        Optional<BlockId> last = checkpoint.last();
        if (last.isEmpty()) {
            return false;
        }
        if (tip.asked().isPresent()) {
            return !tip.asked().get().hash().equals(last.get().hash());
        }
        List<BlockId> had = checkpoint.recent().stream()
                .filter(block -> block.number() <= tip.head()
                        && block.number() < last.get().number())
                .toList();
        return !had.isEmpty()
                && node.blocks(List.of(had.getLast().number())).stream()
                        .anyMatch(now -> !now.hash().equals(had.getLast().hash()));
    }

    /** Back to the last remembered block that the chain still has. */
    private Update rolledBack() {
        List<BlockId> remembered = checkpoint.recent();
        Set<BlockId> now = new HashSet<>();
        node.blocks(remembered.stream().map(BlockId::number).toList()).forEach(block -> now.add(BlockId.of(block)));
        int kept = remembered.size();
        while (kept > 0 && !now.contains(remembered.get(kept - 1))) {
            kept--;
        }
        if (kept == remembered.size() || remembered.containsAll(now)) {
            throw new Contradiction("blocks below " + checkpoint.next() + " had changed, and then had not");
        }
        if (kept == 0 && checkpoint.forgot()) {
            throw new ReorganisedTooDeep(checkpoint);
        }
        Checkpoint back = checkpoint.backTo(kept);
        return new Update.RolledBack(back.next() - 1, back);
    }
}
