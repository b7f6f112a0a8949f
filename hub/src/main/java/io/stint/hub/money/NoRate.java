package io.stint.hub.money;

import io.stint.protocol.StintException;

/** A source does not say what a coin is worth, or nothing that can be relied on. */
public final class NoRate extends StintException {
    NoRate(String message) {
        super(message);
    }

    NoRate(String message, Throwable cause) {
        super(message, cause);
    }
}
