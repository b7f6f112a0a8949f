package io.stint.protocol;

import org.jspecify.annotations.Nullable;

/** A value from outside that no rule allows; its message is fit to be shown to whoever gave the value. */
public class BadInput extends StintException {
    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
