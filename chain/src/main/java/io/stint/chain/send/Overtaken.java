package io.stint.chain.send;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;

/**
 * Another program that has the same key used the transaction's nonce, and that is as deep in the chain as the profile
 * wants it: the transaction can never be mined. It was given up.
 */
public final class Overtaken extends StintException {
    private final Hash32 transaction;
    private final String reason;

    Overtaken(SignedTransaction transaction) {
        this(
                transaction.hash(),
                "another program that has the same key used its nonce " + transaction.nonce()
                        + ", so it can never be mined");
    }

    private Overtaken(Hash32 transaction, String reason) {
        super("transaction " + transaction + " was given up: " + reason + ". Nothing was paid by it");
        this.transaction = transaction;
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public Hash32 transaction() {
        return transaction;
    }
}
