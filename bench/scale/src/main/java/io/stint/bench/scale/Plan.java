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
 */
record Plan(Set<String> parts, List<Integer> sizes, double seconds, int rounds, Optional<String> json) {
    static final double RATE = 200;
    private static final List<String> ALL = List.of("answers", "memory", "curve", "look");

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
        return new Plan(parts, sizes, quick ? 3 : 30, quick ? 1 : 2, value(given, "--json"));
    }

    private static Optional<String> value(List<String> given, String name) {
        int at = given.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(given.get(at + 1));
    }

    boolean has(String part) {
        return parts.contains(part);
    }
}
