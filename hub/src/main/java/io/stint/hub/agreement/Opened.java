package io.stint.hub.agreement;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.value.Amount;
import java.util.List;

/**
 * An agreement that the chain has, with its history.
 *
 * @param layer the number of the layer that has it
 * @param entries at least one, in the order of the chain
 */
public record Opened(int layer, Agreement agreement, List<Entry> entries) {
    public Opened {
        entries = List.copyOf(entries);
    }

    /** What was paid into the fund in blocks above the given one: a reorganisation may still undo it. */
    public Amount paidInAfter(long block) {
        return entries.stream()
                .filter(entry -> entry.block() > block)
                .flatMap(entry -> entry.movements().stream())
                .filter(moved -> moved.from() == Account.PAYER && moved.to() == Account.FUND)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
