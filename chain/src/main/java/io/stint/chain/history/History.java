package io.stint.chain.history;

import io.stint.chain.rpc.Log;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.ImpossibleHistory;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.agreement.Step;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * An agreement's events in the order of the chain, each with the money that it moved.
 *
 * @param entries at least one: the first opens the agreement
 * @param agreement after the last event
 */
public record History(List<Entry> entries, Agreement agreement) {
    /** One event, where it stands in the chain, and what it moved. */
    public record Entry(Log log, EscrowEvent event, List<Movement> movements) {}

    public History {
        entries = List.copyOf(entries);
    }

    /** What was put into the fund in blocks above the given one. */
    public Amount paidInAfter(long block) {
        return entries.stream()
                .filter(entry -> entry.log().blockNumber() > block)
                .flatMap(entry -> entry.movements().stream())
                .filter(movement -> movement.from() == Account.PAYER && movement.to() == Account.FUND)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /**
     * Plays the logs by the protocol's rules.
     *
     * @param logs of one agreement, in the order of the chain
     * @throws ImpossibleHistory when the rules do not allow what the logs say
     */
    static History of(List<Log> logs) {
        List<Entry> entries = new ArrayList<>();
        Agreement agreement = null;
        for (Log log : logs) {
            EscrowEvent event = EscrowEvents.read(log.topics(), log.data())
                    .orElseThrow(() -> new ImpossibleHistory("the escrow has no event like that of " + log));
            Step step = agreement == null ? first(event) : agreement.after(event);
            agreement = step.agreement();
            entries.add(new Entry(log, event, step.movements()));
        }
        if (agreement == null) {
            throw new ImpossibleHistory("there are no events");
        }
        return new History(entries, agreement);
    }

    private static Step first(EscrowEvent event) {
        if (event instanceof EscrowEvent.Opened opened) {
            return Agreement.opened(opened);
        }
        throw new ImpossibleHistory("the first event is not Opened but " + event);
    }
}
