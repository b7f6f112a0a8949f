package io.stint.chain.send;

import io.stint.protocol.value.Hash32;
import java.time.Duration;

/** Told what happens while a transaction is on its way, for somebody who waits. */
public interface Progress {
    Progress SILENT = new Progress() {};

    /** The node has the transaction. */
    default void sent(Hash32 transaction) {}

    /**
     * It is in no block yet. Called about once for each look at the chain.
     *
     * @param blockTime the usual time between two blocks
     */
    default void waiting(Hash32 transaction, Duration waited, Duration blockTime) {}

    /** A transaction of an earlier run can never be mined and was given up. */
    default void dropped(Hash32 transaction, String reason) {}
}
