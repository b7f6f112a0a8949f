package io.stint.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.StintException;
import java.util.Optional;
import java.util.function.Supplier;

/** What the targets share. */
public final class Reading {
    private Reading() {}

    /** What a parser makes of an input; empty: it refused it in words. */
    // Whichever of its words it used.
    @SuppressWarnings("UnusedException")
    public static <T> Optional<T> of(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (StintException e) {
            return Optional.empty();
        }
    }

    /** As a program that reads text gets it. */
    public static String text(byte[] input) {
        return new String(input, UTF_8);
    }

    /** @throws AssertionError when a value is another one after it was written and read again */
    public static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new AssertionError("written and read again, " + one + " is " + other);
        }
    }

    /** @throws AssertionError saying what does not hold */
    public static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
