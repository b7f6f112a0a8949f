package io.stint.hub.deposit;

import io.stint.hub.agreement.Said;
import io.stint.hub.moderation.PostingRules;
import io.stint.hub.room.Wording;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Optional;

/**
 * A deposit as its page shows it.
 *
 * @param amount that the hub asks for
 */
public record DepositView(Wording say, Amount amount, DepositStatus status) {

    /** In coin alone: what is signed says nothing of what it is worth today. */
    String coin() {
        return say.money(Address.ZERO).coin(amount);
    }

    /** For texts. */
    private Said.Sum sum() {
        return new Said.Sum(amount, Address.ZERO);
    }

    /** What it is and who can have it. */
    public String what() {
        return say.of("deposit.what", sum(), PostingRules.PAID);
    }

    public Duration notice() {
        return Deposit.NOTICE;
    }

    /** How the visitor stands. */
    public String stands() {
        String key = "deposit.state." + status.state().word();
        return status.until().map(until -> say.of(key, until)).orElseGet(() -> say.of(key, sum()));
    }

    /** Whether the visitor is asked to leave one. */
    public boolean isAsked() {
        return status.state() == DepositStatus.State.NONE || status.state() == DepositStatus.State.ENDS;
    }

    public Optional<String> room() {
        return status.agreement().map(Hash32::hex);
    }
}
