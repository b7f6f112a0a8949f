package io.stint.chain.send;

import io.stint.chain.rpc.Receipt;
import io.stint.protocol.value.Hash32;

/** What became of a transaction that an earlier run left behind. */
public sealed interface Outcome {
    Hash32 transaction();

    /** It is in a block; whether it succeeded stands in the receipt. */
    record Mined(Receipt receipt) implements Outcome {
        @Override
        public Hash32 transaction() {
            return receipt.transaction();
        }
    }

    /** It can never be mined. */
    record Dropped(Hash32 transaction, String reason) implements Outcome {}
}
