package io.stint.chain.follow;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.NodeLimits;
import io.stint.protocol.BadInput;

/**
 * How a follower reads.
 *
 * @param confirmations how many blocks must stand above one before it is read; 0: at once
 * @param limits how much to ask the node for at once
 * @param memory how many of the last blocks to remember: what a reorganisation may undo
 * @param heads which blocks' heads are read to find logs that the node left out
 * @param receipts whether to read receipts, which takes the head of every block, where the node refuses logs
 */
public record FollowSettings(int confirmations, NodeLimits limits, int memory, Heads heads, boolean receipts) {
    /** Blocks remembered beyond the confirmations. */
    private static final int MARGIN = 64;

    /** Which blocks' heads are read. */
    public enum Heads {
        /** Of every block: one request in a batch for each. */
        ALL,
        /** Of the blocks that are remembered and of those with logs: for a look at few logs in a long chain. */
        RECENT
    }

    /** @throws BadInput when a number is out of range */
    public FollowSettings {
        if (confirmations < 0 || memory < 1) {
            throw new BadInput(
                    "cannot follow with " + confirmations + " confirmations and a memory of " + memory + " blocks");
        }
    }

    /** Every block's head is read. */
    public static FollowSettings of(ChainProfile chain) {
        return new FollowSettings(
                chain.confirmations(), chain.limits(), chain.confirmations() + MARGIN, Heads.ALL, false);
    }

    public FollowSettings withConfirmations(int number) {
        return new FollowSettings(number, limits, memory, heads, receipts);
    }

    public FollowSettings withLimits(NodeLimits changed) {
        return new FollowSettings(confirmations, changed, memory, heads, receipts);
    }

    public FollowSettings withMemory(int blocks) {
        return new FollowSettings(confirmations, limits, blocks, heads, receipts);
    }

    public FollowSettings withHeads(Heads changed) {
        return new FollowSettings(confirmations, limits, memory, changed, receipts);
    }

    public FollowSettings withReceipts() {
        return new FollowSettings(confirmations, limits, memory, heads, true);
    }
}
