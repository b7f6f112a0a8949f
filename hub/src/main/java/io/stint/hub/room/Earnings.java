package io.stint.hub.room;

import io.stint.hub.agreement.Entry;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.Situation;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the chain paid to somebody's work in one token, the newest first. */
public record Earnings(Address token, List<Payout> payouts) {
    /**
     * One payment.
     *
     * @param amount that reached the payee, after the fees
     * @param event what paid it: {@code Paid}, {@code Collected}, ...
     */
    public record Payout(
            Instant at, Hash32 agreement, Address client, Amount amount, String event, Hash32 transaction) {}

    public Earnings {
        payouts = List.copyOf(payouts);
    }

    /** Of the agreements in which somebody works, those in the token. */
    public static Earnings of(List<Situation> situations, Address token) {
        return new Earnings(
                token,
                situations.stream()
                        .filter(s -> s.terms().token().equals(token))
                        .flatMap(s -> s.opened().stream().flatMap(opened -> payouts(s, opened)))
                        .sorted(Comparator.comparing(Payout::at).reversed())
                        .toList());
    }

    private static Stream<Payout> payouts(Situation s, Opened opened) {
        List<Payout> payouts = new ArrayList<>();
        for (Entry entry : opened.entries()) {
            Amount received = moved(entry, m -> m.to() == Account.PAYEE);
            Amount given = moved(entry, m -> m.from() == Account.PAYEE);
            if (entry.event() instanceof EscrowEvent.Tipped && !payouts.isEmpty()) {
                Payout last = payouts.removeLast();
                payouts.add(paid(s, entry, last.amount().minus(given), last.event()));
            } else if (!received.isZero()) {
                payouts.add(paid(s, entry, received, entry.event().getClass().getSimpleName()));
            }
        }
        return payouts.stream().filter(payout -> !payout.amount().isZero());
    }

    private static Payout paid(Situation s, Entry entry, Amount amount, String event) {
        return new Payout(entry.at(), s.id(), s.terms().client(), amount, event, entry.transaction());
    }

    private static Amount moved(Entry entry, Predicate<Movement> which) {
        return entry.movements().stream().filter(which).map(Movement::amount).reduce(Amount.ZERO, Amount::plus);
    }

    public Amount total() {
        return sum(payouts);
    }

    /** Of the last so many days. */
    public Amount since(Instant from) {
        return sum(payouts.stream().filter(p -> !p.at().isBefore(from)).toList());
    }

    /**
     * By week, the oldest first, weeks without money among them.
     *
     * @param weeks how many, up to and with the one of {@code now}
     */
    public Map<LocalDate, Amount> byWeek(Instant now, int weeks) {
        LocalDate first = monday(now).minusWeeks(weeks - 1L);
        Map<LocalDate, Amount> sums = new LinkedHashMap<>();
        for (int i = 0; i < weeks; i++) {
            sums.put(first.plusWeeks(i), Amount.ZERO);
        }
        payouts.stream()
                .filter(p -> !monday(p.at()).isBefore(first))
                .forEach(p -> sums.merge(monday(p.at()), p.amount(), Amount::plus));
        return sums;
    }

    /** By client, the largest first. */
    public Map<Address, Amount> byClient() {
        Map<Address, Amount> sums = new LinkedHashMap<>();
        payouts.forEach(p -> sums.merge(p.client(), p.amount(), Amount::plus));
        Map<Address, Amount> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<Address, Amount>comparingByValue().reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private static LocalDate monday(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Amount sum(List<Payout> payouts) {
        return payouts.stream().map(Payout::amount).reduce(Amount.ZERO, Amount::plus);
    }
}
