package io.stint.chain.fault;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Topics that make a block's bloom look as if a contract had logged there. */
public final class Lookalike {
    private Lookalike() {}

    /** Three of them, each setting one of the address's bits. */
    public static List<Hash32> topics(Address contract) {
        return Arrays.stream(bits(contract.bytes()))
                .mapToObj(bit -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> Hash32.keccak("lookalike " + i))
                        .filter(topic -> Arrays.stream(bits(topic.bytes())).anyMatch(other -> other == bit))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static int[] bits(byte[] item) {
        byte[] hash = Hash32.keccak(item).bytes();
        return IntStream.range(0, 3)
                .map(i -> ((hash[2 * i] & 7) << 8) | (hash[2 * i + 1] & 0xff))
                .toArray();
    }
}
