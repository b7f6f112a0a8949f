package io.stint.cli.standing;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a key of this machine was lent, and what it did with it.
 *
 * @param by client or approver, who lent it
 * @param limit cumulative; all that the contract knows
 * @param signature of the delegation
 * @param dayMinutes the most of a day that the agent approves by itself
 * @param weekMinutes the same of a week, from Monday
 * @param until the last second at which hub and agent let the key approve
 * @param total the highest of its vouchers that the hub has kept; zero: none
 * @param periods up to what each was approved by it, by its first day
 * @param last the voucher of that total
 * @param sending a voucher that is signed and of which no answer has come
 */
record Right(
        URI hub,
        Hash32 agreement,
        Token token,
        Address by,
        Address key,
        Amount limit,
        Bytes signature,
        int dayMinutes,
        int weekMinutes,
        Instant until,
        Amount total,
        Map<LocalDate, Amount> periods,
        Optional<Sent> last,
        Optional<Sent> sending) {

    Right {
        periods = Map.copyOf(periods);
    }

    /**
     * A voucher as it goes to the hub.
     *
     * @param once by which the hub knows it again
     * @param body of the request
     * @param worth of all hours of the period up to then
     */
    record Sent(String once, String body, LocalDate period, Amount worth, Amount total) {}

    /** As it was lent, before it did anything. */
    static Right fresh(
            URI hub,
            Hash32 agreement,
            Token token,
            Address by,
            Address key,
            Amount limit,
            Bytes signature,
            int dayMinutes,
            int weekMinutes,
            Instant until) {
        return new Right(
                hub,
                agreement,
                token,
                by,
                key,
                limit,
                signature,
                dayMinutes,
                weekMinutes,
                until,
                Amount.ZERO,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    Right about(Optional<Sent> voucher) {
        return with(total, periods, last, voucher);
    }

    /** The hub has it. */
    Right kept(Sent voucher) {
        Map<LocalDate, Amount> known = new TreeMap<>(periods);
        known.put(voucher.period(), voucher.worth());
        return with(voucher.total().max(total), known, Optional.of(voucher), Optional.empty());
    }

    private Right with(Amount most, Map<LocalDate, Amount> known, Optional<Sent> kept, Optional<Sent> open) {
        return new Right(
                hub,
                agreement,
                token,
                by,
                key,
                limit,
                signature,
                dayMinutes,
                weekMinutes,
                until,
                most,
                known,
                kept,
                open);
    }

    /** What whoever has the key could still approve on the chain, whatever hub and agent say. */
    Amount exposed(Amount approved) {
        Amount done = approved.max(total);
        return limit.compareTo(done) > 0 ? limit.minus(done) : Amount.ZERO;
    }
}
