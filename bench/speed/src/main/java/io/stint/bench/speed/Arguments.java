package io.stint.bench.speed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param jvm options for the measured JVMs
 * @param json the file for JMH's results
 */
record Arguments(boolean quick, int threads, List<String> jvm, Optional<String> json) {
    private static final String USAGE =
            "usage: bench/speed/run [--quick] [--threads N] [--jvm OPTION]... [--json FILE]";

    /** @throws IllegalArgumentException when they are not as {@link #USAGE} says */
    static Arguments read(List<String> arguments) {
        boolean quick = false;
        int threads = 1;
        List<String> jvm = new ArrayList<>();
        Optional<String> json = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--quick" -> quick = true;
                case "--threads" -> threads = Integer.parseInt(value(rest));
                case "--jvm" -> jvm.add(value(rest));
                case "--json" -> json = Optional.of(value(rest));
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Arguments(quick, threads, List.copyOf(jvm), json);
    }

    private static String value(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(USAGE);
        }
        return rest.next();
    }

    int rounds() {
        return quick ? 1 : 3;
    }

    int warmups() {
        return quick ? 1 : 10;
    }

    int iterations() {
        return quick ? 3 : 8;
    }

    int millis() {
        return quick ? 100 : 300;
    }
}
