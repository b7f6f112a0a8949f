package io.stint.cli.standing;

import io.stint.protocol.value.Amount;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a key of this machine was lent, and what it did with it.
 *
 * @param total the highest of its vouchers that the hub has kept; zero: none
 * @param periods up to what each was approved by it, by its first day
 * @param last the voucher of that total
 * @param sending a voucher that is signed and of which no answer has come
 */
record Right(Lent lent, Amount total, Map<LocalDate, Amount> periods, Optional<Sent> last, Optional<Sent> sending) {

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
    static Right fresh(Lent lent) {
        return new Right(lent, Amount.ZERO, Map.of(), Optional.empty(), Optional.empty());
    }

    Right about(Optional<Sent> voucher) {
        return new Right(lent, total, periods, last, voucher);
    }

    /** The hub has it. */
    Right kept(Sent voucher) {
        Map<LocalDate, Amount> known = new TreeMap<>(periods);
        known.put(voucher.period(), voucher.worth());
        return new Right(lent, voucher.total().max(total), known, Optional.of(voucher), Optional.empty());
    }

    /** What whoever has the key could still approve on the chain, whatever hub and agent say. */
    Amount exposed(Amount approved) {
        Amount done = approved.max(total);
        return lent.limit().compareTo(done) > 0 ? lent.limit().minus(done) : Amount.ZERO;
    }
}
