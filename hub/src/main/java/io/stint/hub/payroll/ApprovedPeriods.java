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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The table of what was approved of each period, as whoever approved says: one row for a period, however many vouchers of
 * running hours it took. With it nothing is approved twice because an old timesheet is not at hand any more.
 */
final class ApprovedPeriods {
    private ApprovedPeriods() {}

    /**
     * For which hours a voucher is.
     *
     * @param period its first day
     * @param worth of all the period's hours up to then
     * @param running whether it goes on
     */
    record Said(LocalDate period, Amount worth, boolean running) {
        static Said read(JsonRequest in) {
            return new Said(
                    in.parsed("period", Days::parse),
                    in.parsed("worth", Wire::amount),
                    in.optional("running", in::flag).orElse(false));
        }

        /** @throws Problem when the hours are worth nothing, or more than all that the voucher approves */
        void require(Amount total) {
            if (worth.isZero() || worth.compareTo(total) > 0) {
                throw Problem.refused(
                        "The hours of a period are worth more than nothing, and not more than the total.");
            }
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
                insert into approved_period (agreement, period, total, worth, memo, running)
                values (:agreement, :period, :total, :worth, :memo, :running)
                on conflict (agreement, period) do update set total = excluded.total, worth = excluded.worth,
                    memo = excluded.memo, running = excluded.running
                where excluded.total > approved_period.total""");
        for (GivenVoucher voucher : ofHours) {
            Said said = voucher.hours().orElseThrow();
            batch.bind("agreement", voucher.agreement())
                    .bind("period", said.period())
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
                        select agreement, period, worth, memo, running from approved_period
                        where agreement = any(:agreements) order by period""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> all.computeIfAbsent(
                                row.getColumn("agreement", Hash32.class), _ -> JsonNodeFactory.instance.arrayNode())
                        .addObject()
                        .put("period", row.getColumn("period", LocalDate.class).toString())
                        .put("worth", row.getColumn("worth", Amount.class).wei().toString())
                        .put("memo", row.getColumn("memo", Hash32.class).hex())
                        .put("running", (boolean) row.getColumn("running", Boolean.class)))
                .list();
        return all;
    }
}
