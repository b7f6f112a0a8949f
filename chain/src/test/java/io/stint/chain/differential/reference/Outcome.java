package io.stint.chain.differential.reference;

import io.stint.protocol.escrow.EscrowEvent;
import java.util.List;

/**
 * What the rules say comes of a call.
 *
 * @param refusal null: it succeeds
 * @param events in order; none when it is refused
 */
public record Outcome(World after, List<EscrowEvent> events, Refusal refusal) {
    public Outcome {
        events = List.copyOf(events);
    }

    public boolean refused() {
        return refusal != null;
    }
}
