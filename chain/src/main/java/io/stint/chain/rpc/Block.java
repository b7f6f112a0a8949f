package io.stint.chain.rpc;

import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * A block's head.
 *
 * @param timestamp whole seconds
 * @param baseFee wei per gas; empty where the chain has none (Rootstock)
 * @param minimumGasPrice wei per gas; Rootstock's lowest price that the block takes
 * @param bloom what may have been logged in it; empty where the node does not say
 */
public record Block(
        long number,
        Hash32 hash,
        Hash32 parentHash,
        Instant timestamp,
        Optional<BigInteger> baseFee,
        Optional<BigInteger> minimumGasPrice,
        Optional<Bloom> bloom) {

    /**
     * Of a node's answer.
     *
     * @return empty for JSON null, which is how a node says that there is no such block
     */
    static Optional<Block> of(JsonNode result) {
        if (result instanceof POJONode node && node.getPojo() instanceof Block block) {
            return Optional.of(block);
        }
        if (!result.isNull()) {
            throw new BadAnswer("the node's block is no object: " + result);
        }
        return Optional.empty();
    }
}
