package io.stint.chain.send;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.StintException;

/** The node does not take the transaction and does not know it; it was given up and cost nothing. */
public final class TransactionRefused extends StintException {
    private final String reason;

    TransactionRefused(SignedTransaction transaction, NodeError error) {
        super(
                "the node did not take transaction " + transaction.hash() + " (nonce " + transaction.nonce() + " of "
                        + transaction.from() + "): " + error.reason() + ". It was given up; nothing was paid by it",
                error);
        this.reason = error.reason();
    }

    /** The node's words. */
    public String reason() {
        return reason;
    }
}
