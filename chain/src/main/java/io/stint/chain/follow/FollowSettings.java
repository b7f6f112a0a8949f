package io.stint.chain.follow;

import io.stint.chain.profile.ChainProfile;
import io.stint.protocol.BadInput;

/**
 * How a follower reads.
 *
 * @param confirmations how many blocks must stand above one before it is read; 0: at once
 * @param largestRange the most blocks to ask for at once
 * @param memory how many blocks to remember: what a reorganisation may undo
 */
public record FollowSettings(int confirmations, int largestRange, int memory) {
    private static final int MEMORY = 256;

    /** @throws BadInput when a number is out of range */
    public FollowSettings {
        if (confirmations < 0 || largestRange < 1 || memory < 1) {
            throw new BadInput("cannot follow with " + confirmations + " confirmations, ranges of " + largestRange
                    + " blocks and a memory of " + memory);
        }
    }

    public static FollowSettings of(ChainProfile chain) {
        return new FollowSettings(chain.confirmations(), chain.maxLogBlocks(), MEMORY);
    }

    public FollowSettings withConfirmations(int number) {
        return new FollowSettings(number, largestRange, memory);
    }
}
