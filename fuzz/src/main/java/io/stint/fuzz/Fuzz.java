package io.stint.fuzz;

import java.util.Optional;

/** What the fuzzer calls, with the target that the system property {@code stint.target} names. */
public final class Fuzz {
    private static final Target TARGET = target();

    private Fuzz() {}

    private static Target target() {
        String name = System.getProperty("stint.target", "");
        return Optional.ofNullable(Targets.ALL.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no target '" + name + "'"));
    }

    /** Found by its name. Loads what the target needs, which takes longer than any input may. */
    public static void fuzzerInitialize() {
        TARGET.read(new byte[0]);
    }

    /** Found by its name. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.read(input);
    }
}
