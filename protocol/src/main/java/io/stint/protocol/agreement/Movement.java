package io.stint.protocol.agreement;

import io.stint.protocol.value.Amount;

/**
 * Money that an event moved, always above zero.
 *
 * @param amount in the token's smallest unit
 */
public record Movement(Account from, Account to, Amount amount) {
    /** Where money of an agreement can be. The first two are inside the escrow. */
    public enum Account {
        /** The fund that vouchers are drawn from. */
        FUND,
        /** Sums of live claims and arbiter's fees put aside. */
        ASIDE,
        /** Whoever pays in. */
        PAYER,
        /** The client, who gets refunds. */
        CLIENT,
        /** The worker's payee. */
        PAYEE,
        HUB,
        ARBITER,
        /** Whoever submitted a payment for a tip. */
        SUBMITTER;

        public boolean inside() {
            return this == FUND || this == ASIDE;
        }
    }
}
