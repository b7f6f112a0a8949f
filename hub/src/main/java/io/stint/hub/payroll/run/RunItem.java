package io.stint.hub.payroll.run;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/**
 * What a run does for one worker.
 *
 * @param number in the run, from 0
 * @param line of the list, from 1
 * @param label what the worker is called
 * @param token what the amount is in
 * @param amount above zero
 * @param before approved or drawn when the run was planned
 * @param total of the voucher line once it is done; zero where no voucher line moves
 * @param memo that goes into the voucher; zero where there is none
 * @param about the memo as text
 * @param moved what went in or out in the end; empty: not done
 * @param failed why nothing did
 */
record RunItem(
        int number,
        long line,
        String label,
        Hash32 agreement,
        Address worker,
        Address token,
        Amount amount,
        Amount before,
        Amount total,
        Hash32 memo,
        String about,
        Optional<Amount> moved,
        Optional<String> failed) {

    /** Whether there is something left to do for it. */
    boolean waits() {
        return moved.isEmpty() && failed.isEmpty();
    }

    RunItem numbered(int place) {
        return new RunItem(
                place, line, label, agreement, worker, token, amount, before, total, memo, about, moved, failed);
    }
}
