package io.stint.hub.agreement;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * What has been signed so far to close together.
 *
 * @param round the number of claims made
 * @param total of the voucher line at the end
 * @param byClient 64 bytes
 * @param byWorker 64 bytes
 */
public record Closing(
        int round, Amount total, Instant deadline, Optional<Bytes> byClient, Optional<Bytes> byWorker, Instant at) {

    /** Whether the contract would still take it. */
    boolean good(int rounds, Amount drawn, Instant now) {
        return round == rounds && total.compareTo(drawn) >= 0 && !now.isAfter(deadline);
    }

    /** Whether somebody in these roles signed it, and nobody in the other's. */
    boolean waitsForOther(boolean client) {
        return client ? byClient.isPresent() && byWorker.isEmpty() : byWorker.isPresent() && byClient.isEmpty();
    }
}
