package io.stint.chain.follow;

import io.stint.chain.rpc.Block;
import java.util.List;
import java.util.Optional;

/** Whether heads are those that were asked for, and one chain with what was read before. */
final class HeadCheck {
    private HeadCheck() {}

    /**
     * @param before the block read before
     * @param heads in their order
     * @param wanted the numbers that were asked for, but the last
     * @throws Contradiction when one is missing or has another parent than the one before it
     */
    static void check(Optional<BlockId> before, List<Block> heads, List<Long> wanted, long last) {
        Optional<BlockId> parent = before;
        for (int i = 0; i <= wanted.size(); i++) {
            long number = i < wanted.size() ? wanted.get(i) : last;
            if (i >= heads.size() || heads.get(i).number() != number) {
                throw new Contradiction("the node has block " + last + ", but not block " + number);
            }
            Block head = heads.get(i);
            Optional<BlockId> next = parent.filter(block -> block.number() + 1 == number);
            if (next.isPresent() && !head.parentHash().equals(next.get().hash())) {
                throw new Contradiction("block " + number + " does not follow the block before it");
            }
            parent = Optional.of(BlockId.of(head));
        }
    }
}
