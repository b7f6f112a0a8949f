package io.stint.chain.send;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.tx.SignedTransaction;
import java.time.Duration;

/** When, while one transaction is waited for, something is done about it. */
final class Reminders {
    private final Reminder reminder;
    private final SignedTransaction transaction;
    private final Duration interval;
    private Duration next;
    private boolean taken = true;
    private int forgotten;

    Reminders(Reminder reminder, SignedTransaction transaction, Duration interval) {
        this.reminder = reminder;
        this.transaction = transaction;
        this.interval = interval;
        this.next = interval;
    }

    /** @throws Overtaken when it can never be mined */
    void after(Duration waited) {
        if (waited.compareTo(next) < 0) {
            return;
        }
        forgotten = taken && isForgotten() ? forgotten + 1 : 0;
        taken = reminder.remind(transaction, forgotten).kind() == Answer.Kind.HAS_IT;
        next = waited.plus(interval);
    }

    private boolean isForgotten() {
        try {
            return reminder.forgotten(transaction);
        } catch (NodeUnreachable | BadAnswer | NodeError _) {
            return false;
        }
    }
}
