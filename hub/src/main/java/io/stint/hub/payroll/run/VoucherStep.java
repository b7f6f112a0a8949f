package io.stint.hub.payroll.run;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A list that approves: vouchers to be signed instead of transactions. They name their totals: the same one twice is one,
 * and one on top of what came meanwhile is refused.
 */
final class VoucherStep {
    private final RunDesk desk;

    VoucherStep(RunDesk desk) {
        this.desk = desk;
    }

    /** What is still to be signed. */
    NextStep.Todo of(Run run) {
        List<RunItem> left = desk.database().inTransaction(h -> {
            Run now = Runs.locked(h, run.id());
            Map<Hash32, Deal> deals =
                    Deals.of(h, now.items().stream().map(RunItem::agreement).toList());
            for (RunItem item : RunDesk.waiting(now)) {
                settle(h, now, item, Optional.ofNullable(deals.get(item.agreement())));
            }
            return RunDesk.waiting(Runs.locked(h, run.id()));
        });
        if (left.isEmpty()) {
            desk.database().transact(h -> Steps.end(h, run, desk.clock().instant()));
            return new NextStep.Nothing();
        }
        return new NextStep.Sign(left);
    }

    private static void settle(Handle handle, Run run, RunItem item, Optional<Deal> deal) {
        boolean there = handle.createQuery("""
                        select exists (select 1 from voucher
                            where agreement = :agreement and total = :total and memo = :memo)""")
                .bind("agreement", item.agreement())
                .bind("total", item.total())
                .bind("memo", item.memo())
                .mapTo(Boolean.class)
                .one();
        if (there) {
            Steps.moved(handle, run, item);
        } else if (deal.filter(Deal::isOpen).isEmpty()) {
            Steps.fail(handle, run, item, "the agreement was closed meanwhile");
        } else if (!deal.map(Deal::base).orElse(Amount.ZERO).equals(item.before())) {
            Steps.fail(handle, run, item, "somebody else approved meanwhile; put it on a new list");
        }
    }
}
