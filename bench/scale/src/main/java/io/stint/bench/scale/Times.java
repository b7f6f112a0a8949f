package io.stint.bench.scale;

import java.util.Arrays;
import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/** Latencies in order, in milliseconds. */
public final class Times {
    private final double[] sorted;

    public Times(Collection<Double> millis) {
        this.sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
    }

    public int count() {
        return sorted.length;
    }

    /** @param share 0.5 is the median */
    public double at(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(share * sorted.length)) - 1)];
    }

    /** Median, 95th and 99th percentile. */
    public void into(ObjectNode json) {
        json.put("count", count()).put("median", at(0.5)).put("p95", at(0.95)).put("p99", at(0.99));
    }

    @Override
    public String toString() {
        return Arrays.toString(new double[] {at(0.5), at(0.95), at(0.99)});
    }
}
