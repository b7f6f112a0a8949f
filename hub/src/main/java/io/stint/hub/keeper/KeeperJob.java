package io.stint.hub.keeper;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/**
 * Something that is to be sent.
 *
 * @param layer the number of the layer whose escrow it is for
 * @param kind the action's name
 * @param call the transaction's data
 * @param attempts so far, this one included
 * @param transaction with which it was last sent, by this hub or another; empty: it was not
 * @param ruled a worker's rule asked for it
 * @param batch in which it is sent with others; empty: it is not
 */
record KeeperJob(
        long id,
        int layer,
        String kind,
        Hash32 agreement,
        Bytes call,
        int attempts,
        Optional<Hash32> transaction,
        boolean ruled,
        Optional<Long> batch) {}
