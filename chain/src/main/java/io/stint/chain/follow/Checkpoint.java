package io.stint.chain.follow;

import io.stint.protocol.BadInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far a follower has read, to be stored together with what it read.
 *
 * @param start the first block of interest
 * @param recent the last blocks that were read, oldest first: what a reorganisation is noticed by
 */
public record Checkpoint(long start, List<BlockId> recent) {
    /** @throws BadInput when the start is negative, or the blocks are not in order or lie before the start */
    public Checkpoint {
        recent = List.copyOf(recent);
        if (start < 0) {
            throw new BadInput("the first block to read is " + start + ", which is before the chain began");
        }
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
        return new Checkpoint(start, List.of());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws BadInput when it is anything else
     */
    public static Checkpoint parse(String text) {
        return CheckpointText.read(text);
    }

    /** One line of JSON, always the same for equal checkpoints. */
    public String text() {
        return CheckpointText.write(this);
    }

    /** The first block that was not read. */
    public long next() {
        return last().map(block -> block.number() + 1).orElse(start);
    }

    public Optional<BlockId> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast());
    }

    /** Whether blocks were read that are not remembered. */
    boolean forgot() {
        return !recent.isEmpty() && recent.getFirst().number() > start;
    }

    /** @param memory of how many blocks below the last to remember those that are known */
    Checkpoint readUpTo(Collection<BlockId> read, int memory) {
        List<BlockId> blocks = new ArrayList<>(recent);
        blocks.addAll(read);
        long oldest = blocks.getLast().number() - memory;
        return new Checkpoint(
                start, blocks.stream().filter(block -> block.number() > oldest).toList());
    }

    /** With the first {@code kept} blocks only. */
    Checkpoint backTo(int kept) {
        return new Checkpoint(start, recent.subList(0, kept));
    }
}
