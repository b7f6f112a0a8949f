package io.stint.chain.rpc;

import java.util.Optional;

/**
 * How far a node is.
 *
 * @param head the newest block's number
 * @param asked the block that was asked for in the same message; empty when the node does not have it
 */
public record Tip(long head, Optional<Block> asked) {}
