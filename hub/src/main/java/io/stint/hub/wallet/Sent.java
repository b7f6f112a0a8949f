package io.stint.hub.wallet;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * A transaction that somebody sent through the hub.
 *
 * @param layer the number of a layer of its chain
 * @param sequence grows from one to the next
 * @param raw empty: the wallet sent it to the network itself
 * @param nonce empty: no node told it yet, and so for the transfer
 * @param end empty: it is in no block that counts as final
 */
public record Sent(
        Hash32 hash,
        int layer,
        long sequence,
        Address address,
        Optional<Bytes> raw,
        Optional<Long> nonce,
        Optional<Transfer> transfer,
        Instant notedAt,
        Optional<End> end) {

    /** @param succeeded false: it changed nothing and cost its gas */
    public record End(long block, boolean succeeded) {}
}
