package io.stint.cli.payroll;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.Optional;

/**
 * What a run does for one worker.
 *
 * @param amount wanted
 * @param before drawn when the run was planned
 * @param total of the voucher line once it is done; zero where no voucher line moves
 * @param memo that goes into the voucher; zero where there is none
 * @param about the memo as text
 * @param moved what went in or out in the end; empty: not done yet
 */
record RunItem(
        String label,
        Hash32 agreement,
        Address worker,
        Token token,
        Amount amount,
        Amount before,
        Amount total,
        Hash32 memo,
        String about,
        Optional<Amount> moved) {

    Money money() {
        return new Money(amount, token);
    }

    Optional<Money> movedMoney() {
        return moved.map(sum -> new Money(sum, token));
    }

    RunItem withMoved(Amount sum) {
        return new RunItem(label, agreement, worker, token, amount, before, total, memo, about, Optional.of(sum));
    }
}
