package io.stint.protocol.reputation;

import io.stint.protocol.BadInput;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one agreement, or all between the same client and worker, says of the two.
 *
 * @param stay sum that reached the payee times how long it had lain in the escrow, in wei seconds
 * @param since when it was opened
 * @param until when the payee got something last
 */
public record Dealing(Address client, Address worker, BigInteger stay, Instant since, Instant until) {
    /** @throws BadInput when the stay is below zero, or it ended before it began */
    public Dealing {
        if (stay.signum() < 0 || until.isBefore(since)) {
            throw new BadInput("money cannot stay for " + stay + " wei seconds from " + since + " to " + until);
        }
    }

    /**
     * Of one agreement.
     *
     * @param history everything that moved money, in the order of the chain
     * @return empty when it says nothing: nothing was paid, or in a token, or to the client's own side
     */
    public static Optional<Dealing> of(Terms terms, List<Moved> history) {
        if (history.isEmpty()
                || !terms.token().isZero()
                || terms.receiver().equals(terms.client())
                || terms.receiver().equals(terms.approver())) {
            return Optional.empty();
        }
        Instant opened = history.getFirst().at();
        Pot pot = new Pot(opened);
        history.forEach(pot::after);
        return pot.paid().map(last -> new Dealing(terms.client(), terms.worker(), pot.earned(), opened, last));
    }

    /** The two together; both between the same two. */
    Dealing plus(Dealing other) {
        return new Dealing(
                client,
                worker,
                stay.add(other.stay),
                since.isBefore(other.since) ? since : other.since,
                until.isAfter(other.until) ? until : other.until);
    }
}
