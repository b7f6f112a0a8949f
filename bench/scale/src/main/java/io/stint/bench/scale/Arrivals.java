package io.stint.bench.scale;

import java.util.Random;

/**
 * When requests are to be sent, whatever became of those before: in random distances (a Poisson process), as independent
 * people do it and as pgbench does.
 *
 * @param nanos from the beginning, growing
 * @param shots which request each is
 */
record Arrivals(long[] nanos, int[] shots) {

    static Arrivals of(double perSecond, double seconds, int shots, long seed) {
        Random random = new Random(seed);
        int count = (int) Math.round(perSecond * seconds);
        long[] nanos = new long[count];
        int[] which = new int[count];
        double at = 0;
        for (int i = 0; i < count; i++) {
            at += -Math.log(1 - random.nextDouble()) / perSecond;
            nanos[i] = (long) (at * 1e9);
            which[i] = random.nextInt(shots);
        }
        return new Arrivals(nanos, which);
    }
}
