package io.stint.protocol.reputation;

import io.stint.protocol.agreement.Movement;
import java.time.Instant;
import java.util.List;

/**
 * Money that one event of an agreement moved.
 *
 * @param at the time of the event's block
 */
public record Moved(Instant at, List<Movement> movements) {
    public Moved {
        movements = List.copyOf(movements);
    }
}
