package io.stint.chain.rpc;

import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

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

    static Block read(Fields in) {
        return new Block(
                in.number("number"),
                in.hash("hash"),
                in.hash("parentHash"),
                in.time("timestamp"),
                in.optional("baseFeePerGas", Quantity::parse),
                in.optional("minimumGasPrice", Quantity::parse),
                in.optional("logsBloom", Bloom::parse));
    }
}
