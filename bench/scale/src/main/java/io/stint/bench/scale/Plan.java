package io.stint.bench.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param sizes in jobs, growing; the limits are for the last
 * @param seconds of each round at the last size
 * @param warm before a hub that was just started is measured
 */
record Plan(Set<String> parts, List<Integer> sizes, double seconds, int rounds, Warm warm, Optional<String> json) {
    static final double RATE = 200;
    private static final List<String> ALL = List.of("answers", "memory", "curve", "look");

    /**
     * How long a Java process is asked before it is measured: its compiler takes one of the two cores until then.
     *
     * @param first seconds that are reported as they are
     * @param more seconds that are not
     */
    record Warm(double first, double more) {}

    static Plan of(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        Set<String> parts =
                Set.of(value(given, "--only").orElse("answers,memory,curve").split(","));
        if (!ALL.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of " + String.join(",", ALL) + ",pull");
        }
        int most = value(given, "--jobs").map(Integer::parseInt).orElse(quick ? 1_000 : 100_000);
        List<Integer> sizes = parts.contains("curve") ? List.of(most / 100, most / 10, most) : List.of(most);
        Warm warm = quick ? new Warm(3, 1) : new Warm(60, 120);
        return new Plan(parts, sizes, quick ? 3 : 30, quick ? 1 : 2, warm, value(given, "--json"));
    }

    private static Optional<String> value(List<String> given, String name) {
        int at = given.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(given.get(at + 1));
    }

    boolean has(String part) {
        return parts.contains(part);
    }
}
