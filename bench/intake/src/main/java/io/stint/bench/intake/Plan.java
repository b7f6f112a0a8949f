package io.stint.bench.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be measured, and for how long.
 *
 * @param sizes vouchers in a request
 * @param vouchers in a round; fewer with small requests
 * @param rounds of each size
 * @param samples vouchers whose way to a page is timed
 * @param timers running clocks
 */
record Plan(
        Set<String> parts,
        List<Integer> sizes,
        int vouchers,
        int rounds,
        int samples,
        int timers,
        Optional<String> json) {
    /** The one that limits are for: an agent's round over its workers. */
    static final int USUAL = 100;

    private static final List<String> ALL = List.of("rate", "meter", "timers");
    private static final int MOST_REQUESTS = 5_000;

    static Plan of(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        Set<String> parts =
                Set.of(value(given, "--only").orElse(String.join(",", ALL)).split(",", -1));
        if (!ALL.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of " + String.join(",", ALL));
        }
        return new Plan(
                parts,
                List.of(1, 20, USUAL, 500),
                quick ? 8_000 : 60_000,
                quick ? 1 : 3,
                quick ? 100 : 1_200,
                quick ? 500 : 10_000,
                value(given, "--json"));
    }

    private static Optional<String> value(List<String> given, String name) {
        int at = given.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(given.get(at + 1));
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    /** Vouchers of a round with so many in a request: all connections send the same number of requests. */
    int vouchers(int size) {
        int requests = Math.min(MOST_REQUESTS, vouchers / size) / Firm.FIRMS * Firm.FIRMS;
        return requests * size;
    }
}
