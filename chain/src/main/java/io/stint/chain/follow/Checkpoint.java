package io.stint.chain.follow;

import io.stint.protocol.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a follower has read, to be stored together with what it read.
 *
 * @param start the first block of interest
 * @param recent blocks that were read up to, oldest first: what a reorganisation is noticed by
 * @param forgot whether older ones were dropped from {@code recent}
 */
public record Checkpoint(long start, List<BlockId> recent, boolean forgot) {
    /** @throws BadInput when the blocks are not in order or lie before the start */
    public Checkpoint {
        recent = List.copyOf(recent);
        long before = start - 1;
        for (BlockId block : recent) {
            if (block.number() <= before) {
                throw new BadInput("the checkpoint's blocks are not in order: " + block.number() + " after " + before);
            }
            before = block.number();
        }
    }

    /** Nothing read yet. */
    public static Checkpoint from(long start) {
        return new Checkpoint(start, List.of(), false);
    }

    /** The first block that was not read. */
    public long next() {
        return last().map(block -> block.number() + 1).orElse(start);
    }

    public Optional<BlockId> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast());
    }

    /** @param memory how many blocks to remember at most */
    Checkpoint readUpTo(BlockId block, int memory) {
        List<BlockId> blocks = new ArrayList<>(recent);
        blocks.add(block);
        boolean tooMany = blocks.size() > memory;
        return new Checkpoint(
                start, tooMany ? blocks.subList(blocks.size() - memory, blocks.size()) : blocks, forgot || tooMany);
    }

    /** With the first {@code kept} blocks only. */
    Checkpoint backTo(int kept) {
        return new Checkpoint(start, recent.subList(0, kept), forgot);
    }
}
