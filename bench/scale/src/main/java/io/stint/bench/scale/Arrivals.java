package io.stint.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When requests are to be sent, whatever became of those before: in random distances (a Poisson process), as independent
 * people do it and as pgbench does.
 *
 * @param all in their order
 */
record Arrivals(List<Arrival> all) {
    Arrivals {
        all = List.copyOf(all);
    }

    /**
     * One request.
     *
     * @param nanos from the beginning
     * @param shot which request it is
     */
    record Arrival(long nanos, int shot) {}

    static Arrivals of(double perSecond, double seconds, int shots, long seed) {
        Random random = new Random(seed);
        int count = (int) Math.round(perSecond * seconds);
        List<Arrival> all = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < count; i++) {
            at += -Math.log(1 - random.nextDouble()) / perSecond;
            all.add(new Arrival((long) (at * 1e9), random.nextInt(shots)));
        }
        return new Arrivals(all);
    }
}
