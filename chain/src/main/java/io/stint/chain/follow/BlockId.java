package io.stint.chain.follow;

import io.stint.chain.rpc.Block;
import io.stint.protocol.value.Hash32;

/** One block and no other of the same number. */
public record BlockId(long number, Hash32 hash) {
    static BlockId of(Block block) {
        return new BlockId(block.number(), block.hash());
    }
}
