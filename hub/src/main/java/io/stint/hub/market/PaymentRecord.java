package io.stint.hub.market;

import io.stint.protocol.value.Amount;

/**
 * What somebody did through the contract, as the chain tells it. Shown in bands: exact sums are nobody's business.
 *
 * @param people how many others they paid, or were paid by
 * @param total of the native coin
 * @param disputes how many of their claims or objections went to an arbiter
 */
public record PaymentRecord(Role role, int people, Amount total, int disputes) {
    /** On which side. */
    public enum Role {
        CLIENT,
        WORKER
    }
}
