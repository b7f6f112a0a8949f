package io.stint.chain.send;

import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
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

    /** This was sent by an earlier run already, which could not tell what became of it; it is not sent a second time. */
    default void adopted(Hash32 transaction) {}

    /**
     * It was in no block for long; another one that does the same and pays more takes its place. One of them will be
     * mined, never both.
     *
     * @param price wei per gas that the new one pays at most
     */
    default void replaced(Hash32 old, Hash32 by, BigInteger price) {}

    /** A transaction can never be mined and was given up. */
    default void dropped(Hash32 transaction, String reason) {}
}
