package io.stint.chain.follow;

import io.stint.chain.follow.FollowSettings.Heads;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.LogPage;
import io.stint.chain.rpc.Together;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Reads the logs of some blocks, and checks the node's answers against each other before it gives them on. */
final class PageReader {
    private final LogNode node;
    private final LogFilter filter;
    private final FollowSettings settings;
    private final Completeness completeness;
    private Optional<ReceiptPages> receipts = Optional.empty();
    private Optional<Asked> ahead = Optional.empty();

    PageReader(LogNode node, LogFilter filter, FollowSettings settings) {
        this.node = node;
        this.filter = filter;
        this.settings = settings;
        this.completeness = new Completeness(node, filter);
    }

    /** @param blocks those of the range whose heads were read, in their order; the last one is always there */
    record Page(List<Log> logs, List<BlockId> blocks) {}

    /** A range of blocks that was asked for. */
    private record Asked(long from, long to, List<Long> wanted, Future<LogPage> page) {
        boolean is(long first, long last) {
            return from == first && to == last;
        }
    }

    /** From now on by receipts: the node refuses logs. */
    void useReceipts() {
        forget();
        receipts = Optional.of(new ReceiptPages(node, filter));
    }

    /** Lets go of what was asked ahead. */
    void forget() {
        ahead.ifPresent(asked -> asked.page().cancel(true));
        ahead = Optional.empty();
    }

    /**
     * Asks for a range that will probably be read next, so that the node works while what it answered before is used.
     * Does nothing when that is under way.
     *
     * @param end as in {@link #read}
     */
    void askAhead(long from, long to, long end) {
        if (to <= end && !ahead.filter(range -> range.is(from, to)).isPresent()) {
            forget();
            ahead = Optional.of(ask(from, to, end));
        }
    }

    private Asked ask(long from, long to, long end) {
        if (receipts.isPresent()) {
            ReceiptPages pages = receipts.get();
            List<Long> all = LongStream.range(from, to).boxed().toList();
            return new Asked(from, to, all, Together.begin(() -> pages.page(from, to)));
        }
        List<Long> wanted = wanted(from, to, end);
        return new Asked(from, to, wanted, Together.begin(() -> node.page(filter, from, to, wanted)));
    }

    /**
     * @param before the block read before the first one
     * @param end the newest block that is confirmed: at or above the last one
     * @return empty when the node does not have the last block
     * @throws Contradiction when the answers do not fit together
     * @throws CutOff when there are so many logs that some may be missing
     */
    Optional<Page> read(Optional<BlockId> before, long from, long to, long end) {
        Optional<Asked> begun = ahead.filter(range -> range.is(from, to));
        if (begun.isPresent()) {
            ahead = Optional.empty();
            askAhead(to + 1, to + (to - from + 1), end);
        } else {
            forget();
        }
        Asked asked = begun.orElseGet(() -> ask(from, to, end));
        LogPage page = Together.await(asked.page());
        if (page.last().isEmpty()) {
            return Optional.empty();
        }
        if (!page.last().map(Block::hash).equals(page.lastAgain().map(Block::hash))) {
            throw new Contradiction("block " + to + " changed while its logs were read");
        }
        if (receipts.isEmpty() && page.logs().size() >= settings.limits().logs()) {
            throw new CutOff(page.logs().size());
        }
        HeadCheck.check(before, page.heads(), asked.wanted(), to);
        LogCheck.check(page.logs(), filter, from, to);
        LogCheck.checkBlocks(page.logs(), blocks(page));
        if (receipts.isEmpty()) {
            checkNothingIsLeftOut(page, from, to);
        }
        return Optional.of(
                new Page(page.logs(), page.heads().stream().map(BlockId::of).toList()));
    }

    /** The blocks but the last whose heads are asked for, in their order. */
    private List<Long> wanted(long from, long to, long end) {
        long all = settings.heads() == Heads.ALL ? from : Math.max(from, end - settings.memory() + 1);
        LongStream first = from < to ? LongStream.of(from) : LongStream.empty();
        return LongStream.concat(first, LongStream.range(all, to))
                .distinct()
                .boxed()
                .toList();
    }

    private Set<BlockId> blocks(LogPage page) {
        Set<BlockId> blocks = new HashSet<>();
        page.heads().forEach(block -> blocks.add(BlockId.of(block)));
        Set<Long> missing = page.blocksWithLogs();
        page.heads().forEach(block -> missing.remove(block.number()));
        node.blocks(missing).forEach(block -> blocks.add(BlockId.of(block)));
        return blocks;
    }

    private void checkNothingIsLeftOut(LogPage page, long from, long to) {
        if (settings.heads() == Heads.RECENT && page.logs().isEmpty()) {
            askAgain(from, to);
        }
        completeness.check(page);
    }

    /** Where heads are not read, nothing else tells a range without logs from a failure. */
    private void askAgain(long from, long to) {
        if (!node.logs(filter, from, to).isEmpty()) {
            throw new Contradiction("the node first gave no logs from block " + from + " to " + to + ", then some");
        }
    }
}
