package io.stint.hub.hours;

import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Voucher;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * How hours are approved while they are worked.
 *
 * @param right under which that happens now; empty: there is none
 * @param vouchers that count: of several one after the other for the same period the last, which holds those before it
 * @param periods of timesheets that were handed in while they went on, by their ids
 */
record Running(Optional<Right> right, List<Paid> vouchers, Map<Hash32, LocalDate> periods) {
    Running {
        vouchers = List.copyOf(vouchers);
        periods = Map.copyOf(periods);
    }

    /** @param until the last second of it */
    record Right(Instant until, Amount limit, int dayMinutes, int weekMinutes) {}

    /** @param period of the timesheet that it approves, where that was handed in while it went on */
    record Paid(Voucher voucher, Optional<LocalDate> period) {}

    static Running of(Handle handle, Situation situation) {
        Map<Hash32, LocalDate> periods = periods(handle, situation);
        return new Running(right(handle, situation), vouchers(periods, situation.vouchers()), periods);
    }

    private static Optional<Right> right(Handle handle, Situation situation) {
        return handle.createQuery("""
                        select until, lent_limit, day_minutes, week_minutes from standing
                        where agreement = :agreement and stopped_at is null and until > :now""")
                .bind("agreement", situation.id())
                .bind("now", situation.now())
                .map(row -> new Right(
                        row.getColumn("until", Instant.class),
                        row.getColumn("lent_limit", Amount.class),
                        row.getColumn("day_minutes", Integer.class),
                        row.getColumn("week_minutes", Integer.class)))
                .findOne();
    }

    private static Map<Hash32, LocalDate> periods(Handle handle, Situation situation) {
        Map<Hash32, LocalDate> periods = new HashMap<>();
        handle.createQuery("select id, period from running_sheet where agreement = :agreement and author = :worker")
                .bind("agreement", situation.id())
                .bind("worker", situation.terms().worker())
                .map(row -> periods.put(row.getColumn("id", Hash32.class), row.getColumn("period", LocalDate.class)))
                .list();
        return periods;
    }

    private static List<Paid> vouchers(Map<Hash32, LocalDate> periods, List<Voucher> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i == all.size() - 1
                        || !periods.containsKey(all.get(i).memo())
                        || !Objects.equals(
                                periods.get(all.get(i).memo()),
                                periods.get(all.get(i + 1).memo())))
                .mapToObj(i -> new Paid(
                        all.get(i), Optional.ofNullable(periods.get(all.get(i).memo()))))
                .toList();
    }
}
