package io.stint.chain.local;

import io.stint.protocol.StintException;
import org.jspecify.annotations.Nullable;

/** A local chain could not be started. */
public final class NoLocalChain extends StintException {
    NoLocalChain(String message) {
        this(message, null);
    }

    NoLocalChain(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
