package io.stint.chain.escrow;

import java.time.Instant;
import java.util.Optional;

/** The contract writes "not set" as the epoch. */
final class Times {
    private Times() {}

    static Optional<Instant> unlessZero(Instant time) {
        return time.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(time);
    }
}
