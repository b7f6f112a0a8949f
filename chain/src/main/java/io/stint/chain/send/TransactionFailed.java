package io.stint.chain.send;

import io.stint.chain.rpc.Receipt;
import io.stint.protocol.StintException;

/** The transaction is in a block but changed nothing, beside what its gas cost. */
public final class TransactionFailed extends StintException {
    private final Receipt receipt;

    TransactionFailed(Receipt receipt, String reason) {
        super("transaction " + receipt.transaction() + " failed in block " + receipt.blockNumber() + ": " + reason);
        this.receipt = receipt;
    }

    public Receipt receipt() {
        return receipt;
    }
}
