package io.stint.hub.wallet;

import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** A transaction as a browser's wallet takes it: all but the nonce. */
public final class TransactionJson {
    private TransactionJson() {}

    public static ObjectNode of(UnsignedTransaction transaction) {
        ObjectNode json = Json.object()
                .put("chainId", Long.toString(transaction.chainId()))
                .put("gas", Long.toString(transaction.gas()))
                .put("value", transaction.value().wei().toString())
                .put("data", transaction.data().hex());
        transaction.to().ifPresent(to -> json.put("to", to.toString()));
        return switch (transaction) {
            case UnsignedTransaction.Legacy legacy ->
                json.put("gasPrice", legacy.gasPrice().toString());
            case UnsignedTransaction.DynamicFee dynamic ->
                json.put("maxFeePerGas", dynamic.maxFee().toString())
                        .put("maxPriorityFeePerGas", dynamic.tip().toString());
        };
    }
}
