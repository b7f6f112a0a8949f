package io.stint.hub.agreement;

import io.stint.protocol.agreement.Movement;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;

/**
 * One event of an agreement, where it stands in the chain, and the money that it moved.
 *
 * @param at the block's time
 */
public record Entry(EscrowEvent event, List<Movement> movements, long block, Hash32 transaction, Instant at) {
    public Entry {
        movements = List.copyOf(movements);
    }
}
