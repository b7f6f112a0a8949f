package io.stint.chain.send;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a signed transaction is not known yet. It is in the outbox and will be sent again, the same bytes, at
 * the next start; it must not be replaced by a new one.
 */
public final class StillWaiting extends StintException {
    private final Hash32 transaction;

    StillWaiting(Hash32 transaction, String what, Duration waited, @Nullable Throwable cause) {
        super(
                "transaction " + transaction + " " + what + " after " + waited.toSeconds() + " s"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ". It is kept and sent again at the next start; do not pay a second time",
                cause);
        this.transaction = transaction;
    }

    public Hash32 transaction() {
        return transaction;
    }
}
