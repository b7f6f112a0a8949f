package io.stint.cli.option;

import io.stint.protocol.BadInput;
import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** How an option's value is read: what the protocol refuses, the command line refuses as it does other bad values. */
public final class Reading {
    private Reading() {}

    /** @throws TypeConversionException with the words of the {@link BadInput} */
    public static <T> T of(Supplier<T> value) {
        try {
            return value.get();
        } catch (BadInput e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
