package io.stint.cli;

import io.stint.chain.rpc.Receipt;
import io.stint.protocol.StintException;
import java.util.List;
import java.util.stream.Collectors;

/** What an earlier command left on its way has come to its end only now; nothing new was sent. */
public final class FinishedEarlier extends StintException {
    FinishedEarlier(List<Receipt> receipts) {
        super("an earlier command was stopped before it could tell what became of its transaction; now it is known: "
                + receipts.stream().map(FinishedEarlier::told).collect(Collectors.joining(", "))
                + ". Nothing new was sent. Look with 'stint agreement show', and run this again if it is still wanted");
    }

    private static String told(Receipt receipt) {
        return receipt.transaction() + (receipt.succeeded() ? " succeeded" : " failed") + " in block "
                + receipt.blockNumber();
    }
}
