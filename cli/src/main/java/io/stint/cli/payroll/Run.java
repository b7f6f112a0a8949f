package io.stint.cli.payroll;

import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A list that is being worked off. All that it will do is fixed before the first step, so that whoever resumes it does
 * that and nothing else.
 *
 * @param id also the name of its file
 * @param by the key that signs and sends
 * @param since the chain's height when it was planned: what it sends is in later blocks
 * @param batch whether one signature approves all
 * @param signed whether all vouchers are in their files; of a run that sends nothing
 */
record Run(
        String id,
        Kind kind,
        long chainId,
        Address escrow,
        Address by,
        long since,
        Instant createdAt,
        boolean batch,
        boolean signed,
        List<RunItem> items,
        List<RunStep> steps) {

    Run {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
    }

    boolean finished() {
        return kind == Kind.APPROVE ? signed : stepsDone() == steps.size();
    }

    long stepsDone() {
        return steps.stream().filter(step -> step.mined().isPresent()).count();
    }

    List<RunItem> itemsOf(RunStep step) {
        return items.subList(step.from(), step.from() + step.count());
    }

    /** What was wanted. */
    Totals wanted() {
        return Totals.of(items.stream().map(RunItem::money).toList());
    }

    /** What went in or out. */
    Totals moved() {
        return Totals.of(
                items.stream().flatMap(item -> item.movedMoney().stream()).toList());
    }

    /** What gas cost so far, in native coin. */
    Amount fees() {
        return steps.stream()
                .flatMap(step -> step.mined().stream())
                .map(RunStep.Mined::fee)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** @param sums of the step's agreements; what is missing moved nothing */
    Run afterStep(int number, RunStep.Mined mined, Map<Hash32, Amount> sums) {
        RunStep step = steps.get(number);
        List<RunStep> doneSteps = new ArrayList<>(steps);
        doneSteps.set(number, step.withMined(mined));
        List<RunItem> doneItems = new ArrayList<>(items);
        if (kind != Kind.BONUS || step.bulk() == Bulk.PAY) {
            for (int i = step.from(); i < step.from() + step.count(); i++) {
                RunItem item = items.get(i);
                doneItems.set(i, item.withMoved(sums.getOrDefault(item.agreement(), Amount.ZERO)));
            }
        }
        return new Run(id, kind, chainId, escrow, by, since, createdAt, batch, signed, doneItems, doneSteps);
    }

    /** All vouchers are in their files. */
    Run afterSigning() {
        List<RunItem> doneItems =
                items.stream().map(item -> item.withMoved(item.amount())).toList();
        return new Run(id, kind, chainId, escrow, by, since, createdAt, batch, true, doneItems, steps);
    }
}
