package io.stint.hub.keeper;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;

/**
 * Something that is to be sent.
 *
 * @param kind the action's name
 * @param call the transaction's data, for the escrow
 * @param attempts so far, this one included
 */
record KeeperJob(long id, String kind, Hash32 agreement, Bytes call, int attempts) {}
