package work.stint.protocol;

import org.jspecify.annotations.Nullable;

/** The root of everything that Stint throws. The message says what was wrong, with the value, and what to do. */
public class StintException extends RuntimeException {
    public StintException(String message) {
        super(message);
    }

    public StintException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
