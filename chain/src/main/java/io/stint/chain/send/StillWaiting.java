package io.stint.chain.send;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a signed transaction is not known yet. It is in the outbox and will be sent again at the next start, or
 * another of the same nonce in its place; what it does must not be asked for by a new one.
 */
public final class StillWaiting extends StintException {
    private final Hash32 transaction;

    StillWaiting(Hash32 transaction, String what, Duration waited, Optional<StintException> cause) {
        super(
                "transaction " + transaction + " " + what + " after " + waited.toSeconds() + " s"
                        + cause.map(why -> " (" + why.getMessage() + ")").orElse("")
                        + ". It is kept and sent again at the next start; do not pay a second time",
                cause.orElse(null));
        this.transaction = transaction;
    }

    public Hash32 transaction() {
        return transaction;
    }
}
