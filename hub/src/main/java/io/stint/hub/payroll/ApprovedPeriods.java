package io.stint.hub.payroll;

import io.stint.hub.store.Hashes;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of what was approved of each period, as whoever approved says: one row for a period, however many vouchers of
 * running hours it took. With it nothing is approved twice because an old timesheet is not at hand any more.
 */
final class ApprovedPeriods {
    /** As many days as a timesheet may have. */
    private static final int LONGEST = 31;

    private ApprovedPeriods() {}

    /**
     * For which hours a voucher is.
     *
     * @param period its first day
     * @param to its last day; empty: whoever approved did not say
     * @param worth of all the period's hours up to then
     * @param running whether it goes on
     */
    record Said(LocalDate period, Optional<LocalDate> to, Amount worth, boolean running) {
        static Said read(JsonRequest in) {
            return new Said(
                    in.parsed("period", Days::parse),
                    in.optional("to", name -> in.parsed(name, Days::parse)),
                    in.parsed("worth", Wire::amount),
                    in.optional("running", in::flag).orElse(false));
        }

        /**
         * Checks what no hours could be.
         *
         * @throws Problem when they are worth nothing, or more than all that the voucher approves, or for days that no
         *     timesheet has
         */
        void require(Amount total) {
            if (worth.isZero() || worth.compareTo(total) > 0) {
                throw Problem.refused(
                        "The hours of a period are worth more than nothing, and not more than the total.");
            }
            to.filter(last -> last.isBefore(period) || !last.isBefore(period.plusDays(LONGEST)))
                    .ifPresent(last -> {
                        throw Problem.refused("A period has 1 to " + LONGEST + " days, not those from " + period
                                + " to " + last + ". Say its last day in 'to', or leave that out.");
                    });
        }
    }

    /** What was kept, in its order. */
    static void put(Handle handle, List<GivenVoucher> kept) {
        List<GivenVoucher> ofHours =
                kept.stream().filter(voucher -> voucher.hours().isPresent()).toList();
        if (ofHours.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into approved_period (agreement, period, last, total, worth, memo, running)
                values (:agreement, :period, :last, :total, :worth, :memo, :running)
                on conflict (agreement, period) do update set total = excluded.total, worth = excluded.worth,
                    memo = excluded.memo, running = excluded.running,
                    last = greatest(approved_period.last, excluded.last)
                where excluded.total > approved_period.total""");
        for (GivenVoucher voucher : ofHours) {
            Said said = voucher.hours().orElseThrow();
            batch.bind("agreement", voucher.agreement())
                    .bind("period", said.period())
                    .bind("last", said.to())
                    .bind("total", voucher.total())
                    .bind("worth", said.worth())
                    .bind("memo", voucher.memo())
                    .bind("running", said.running())
                    .add();
        }
        batch.execute();
    }

    /** By agreement, from the oldest on. */
    static Map<Hash32, ArrayNode> of(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, ArrayNode> all = new HashMap<>();
        handle.createQuery("""
                        select agreement, period, last, worth, memo, running from approved_period
                        where agreement = any(:agreements) order by period""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> put(
                        row,
                        all.computeIfAbsent(
                                        row.getColumn("agreement", Hash32.class),
                                        _ -> JsonNodeFactory.instance.arrayNode())
                                .addObject()))
                .list();
        return all;
    }

    private static ObjectNode put(RowView row, ObjectNode json) {
        json.put("period", row.getColumn("period", LocalDate.class).toString());
        Optional.ofNullable(row.getColumn("last", LocalDate.class)).ifPresent(last -> json.put("to", last.toString()));
        return json.put("worth", row.getColumn("worth", Amount.class).wei().toString())
                .put("memo", row.getColumn("memo", Hash32.class).hex())
                .put("running", (boolean) row.getColumn("running", Boolean.class));
    }
}
