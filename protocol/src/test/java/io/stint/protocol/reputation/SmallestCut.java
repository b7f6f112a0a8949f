package io.stint.protocol.reputation;

import static io.stint.protocol.reputation.Village.person;

/**
 * The smallest cut between two among a few people, by trying all: those in between stand twice, as first and as second step,
 * and each of the two is on one side.
 */
final class SmallestCut {
    private SmallestCut() {}

    static long of(Dealings dealings, int from, int to, int people) {
        int between = people - 2;
        long smallest = Long.MAX_VALUE;
        for (int cut = 0; cut < 1 << (2 * between); cut++) {
            smallest = Math.min(smallest, capacity(dealings, from, to, between, cut));
        }
        return smallest;
    }

    /** Bit i: the i-th as first step is on the sink's side; bit between + i: as second. Here from is 0 and to is 1. */
    private static long capacity(Dealings dealings, int from, int to, int between, int cut) {
        long capacity = dealings.tie(person(from), person(to));
        for (int i = 0; i < between; i++) {
            boolean firstBeyond = ((cut >> i) & 1) == 1;
            boolean secondBeyond = ((cut >> (between + i)) & 1) == 1;
            capacity += firstBeyond ? dealings.tie(person(from), person(2 + i)) : 0;
            capacity += secondBeyond ? 0 : dealings.tie(person(2 + i), person(to));
            for (int j = 0; j < between && !firstBeyond; j++) {
                boolean beyond = ((cut >> (between + j)) & 1) == 1;
                capacity += beyond ? link(dealings, i, j) : 0;
            }
        }
        return capacity;
    }

    private static long link(Dealings dealings, int i, int j) {
        return i == j ? Measure.FULL : dealings.tie(person(2 + i), person(2 + j));
    }
}
