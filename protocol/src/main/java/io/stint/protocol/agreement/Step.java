package io.stint.protocol.agreement;

import java.util.List;

/** What an event did: the agreement after it, and the money it moved. */
public record Step(Agreement agreement, List<Movement> movements) {
    public Step {
        movements = List.copyOf(movements);
    }
}
