package io.stint.protocol.report;

import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;

/**
 * An event with the money that it moved.
 *
 * @param at its block's time
 */
public record Happened(EscrowEvent event, List<Movement> movements, Hash32 transaction, Instant at) {
    public Happened {
        movements = List.copyOf(movements);
    }

    Amount to(Account account) {
        return movements.stream()
                .filter(moved -> moved.to() == account)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    Amount from(Account account) {
        return movements.stream()
                .filter(moved -> moved.from() == account)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
