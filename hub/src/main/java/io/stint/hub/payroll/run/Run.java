package io.stint.hub.payroll.run;

import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A list that is being worked off. What it does for whom is fixed before the first step, so that whoever goes on with it
 * does that and nothing else.
 *
 * @param by whose wallet signs and sends
 * @param since the chain's height when it was planned
 * @param endedAt when nothing more was to be done, or its owner put it aside
 */
record Run(
        UUID id,
        RunKind kind,
        int layer,
        Address by,
        long since,
        Instant createdAt,
        Optional<Instant> endedAt,
        List<RunItem> items,
        List<RunStep> steps) {
    Run {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
    }

    /** The step of which nobody knows yet what becomes of it. */
    Optional<RunStep> open() {
        return steps.stream().filter(RunStep::isOpen).findFirst();
    }

    /** Whether something is left to be done. */
    boolean isUnfinished() {
        return items.stream().anyMatch(RunItem::waits) || open().isPresent();
    }

    List<RunItem> itemsOf(RunStep step) {
        return step.items().stream().map(items::get).toList();
    }

    /** What is to be sent next: of each item the first of its calls that is not in a block; of one call only. */
    Optional<Next> next() {
        for (Bulk bulk : kind.calls().reversed()) {
            Set<Integer> before = bulk == kind.calls().getFirst()
                    ? Set.of()
                    : through(kind.calls().getFirst());
            Set<Integer> done = through(bulk);
            List<RunItem> ready = items.stream()
                    .filter(RunItem::waits)
                    .filter(item -> bulk == kind.calls().getFirst() || before.contains(item.number()))
                    .filter(item -> !done.contains(item.number()))
                    .toList();
            if (!ready.isEmpty()) {
                return Optional.of(new Next(bulk, ready));
            }
        }
        return Optional.empty();
    }

    /** Items that a call may be sent for. */
    record Next(Bulk bulk, List<RunItem> items) {
        Next {
            items = List.copyOf(items);
        }
    }

    private Set<Integer> through(Bulk bulk) {
        return steps.stream()
                .filter(step -> step.bulk() == bulk && step.state() != RunStep.State.VOID)
                .flatMap(step -> step.items().stream())
                .collect(Collectors.toSet());
    }

    /** The transaction that did it for an item: of a bonus the one that paid. */
    Optional<RunStep> stepOf(RunItem item) {
        return steps.stream()
                .filter(step ->
                        step.state() != RunStep.State.VOID && step.items().contains(item.number()))
                .reduce((first, last) -> last);
    }

    /** What gas cost so far, in native coin. */
    Amount fees() {
        return steps.stream()
                .flatMap(step -> step.mined().stream())
                .map(RunStep.Mined::fee)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
