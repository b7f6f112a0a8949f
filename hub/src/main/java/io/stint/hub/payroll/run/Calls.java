package io.stint.hub.payroll.run;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Bytes;
import java.util.Optional;

/** What is sent to the escrow for one item, as its agreement is when it is sent. */
final class Calls {
    private Calls() {}

    /**
     * @param deal empty: its terms were withdrawn
     * @throws BadInput when the escrow would refuse it, or pass over it
     */
    static EscrowCall of(Bulk bulk, RunItem item, Optional<Deal> deal) {
        Deal found = deal.orElseThrow(() -> new BadInput("the terms were withdrawn meanwhile"));
        return switch (bulk) {
            case OPEN -> {
                Bytes signature =
                        found.workerSignature().orElseThrow(() -> new BadInput("the agreement was opened before"));
                yield new EscrowCall.Open(found.terms(), item.amount(), signature, Message.NEVER, Bytes.EMPTY);
            }
            case TOP_UP -> new EscrowCall.TopUp(open(found).terms(), item.amount());
            case PAY -> {
                requireSameBase(open(found), item);
                yield new EscrowCall.Pay(found.terms(), item.total(), item.memo(), new Approval.Direct());
            }
        };
    }

    /** Its total would take in what was approved since, so that the worker got that much less. */
    private static void requireSameBase(Deal deal, RunItem item) {
        if (!deal.base().equals(item.before())) {
            throw new BadInput(
                    "hours were approved or drawn meanwhile, so it was not paid; what was put in for it is in the"
                            + " fund: put it on a new list, as an approval");
        }
    }

    private static Deal open(Deal deal) {
        if (!deal.isOpen()) {
            throw new BadInput("the agreement was closed meanwhile");
        }
        return deal;
    }
}
