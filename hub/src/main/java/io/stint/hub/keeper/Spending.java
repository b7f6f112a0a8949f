package io.stint.hub.keeper;

import io.stint.chain.rpc.Receipt;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** What the keeper's transactions cost and brought, as their receipts say. Amounts are native coin. */
public final class Spending {
    private Spending() {}

    /**
     * So many transactions.
     *
     * @param spent on gas
     * @param tips that came in
     */
    public record Sum(long transactions, Amount spent, Amount tips) {}

    /** Of an agreement on a day, by UTC. */
    public record Line(LocalDate day, Hash32 agreement, Sum sum) {}

    /** @param price wei per gas that was paid */
    static void note(Handle handle, KeeperJob job, Receipt receipt, BigInteger price, Instant now) {
        note(handle, Shipment.of(job), receipt, price, now);
    }

    /** Of several together, each has its share; what cannot be shared is the first one's. */
    static void note(Handle handle, Shipment shipment, Receipt receipt, BigInteger price, Instant now) {
        int jobs = shipment.jobs().size();
        long share = receipt.gasUsed() / jobs;
        for (KeeperJob job : shipment.jobs()) {
            boolean first = job.id() == shipment.first().id();
            note(handle, job, receipt, first ? receipt.gasUsed() - share * (jobs - 1) : share, price, now);
        }
    }

    private static void note(Handle handle, KeeperJob job, Receipt receipt, long gas, BigInteger price, Instant now) {
        handle.createUpdate("""
                        update keeper_job set gas = :gas, spent = :spent, tip = :tip, spent_at = :now where id = :id""")
                .bind("id", job.id())
                .bind("gas", gas)
                .bind("spent", Amount.ofWei(price.multiply(BigInteger.valueOf(gas))))
                .bind("tip", tip(job, receipt))
                .bind("now", now)
                .execute();
    }

    /** The keeper takes tips in native coin only. */
    private static Amount tip(KeeperJob job, Receipt receipt) {
        return receipt.logs().stream()
                .flatMap(log -> EscrowEvents.read(log.topics(), log.data()).stream())
                .filter(EscrowEvent.Tipped.class::isInstance)
                .map(EscrowEvent.Tipped.class::cast)
                .filter(tipped -> tipped.agreement().equals(job.agreement()))
                .map(EscrowEvent.Tipped::tip)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** @param layers on one chain: coins of different ones are no sum */
    public static Sum since(Handle handle, List<Integer> layers, Instant since) {
        return handle.createQuery("""
                        select count(*) as transactions, coalesce(sum(spent), 0) as spent, coalesce(sum(tip), 0) as tips
                        from keeper_job where layer in (<layers>) and spent_at > :since""")
                .bindList("layers", layers)
                .bind("since", since)
                .map(Spending::sum)
                .one();
    }

    /** Of an agreement, without what workers' rules wanted. */
    static Sum of(Handle handle, Hash32 agreement, Instant since) {
        return handle.createQuery("""
                        select count(*) as transactions, coalesce(sum(spent), 0) as spent, coalesce(sum(tip), 0) as tips
                        from keeper_job where agreement = :agreement and not ruled and spent_at > :since""")
                .bind("agreement", agreement)
                .bind("since", since)
                .map(Spending::sum)
                .one();
    }

    /** The newest day first, of each day what cost most. */
    public static List<Line> byAgreement(Handle handle, List<Integer> layers, Instant since, int most) {
        return handle.createQuery("""
                        select (spent_at at time zone 'UTC')::date as day, agreement, count(*) as transactions,
                            sum(spent) as spent, sum(tip) as tips
                        from keeper_job where layer in (<layers>) and spent_at > :since
                        group by day, agreement order by day desc, spent desc, agreement limit :most""")
                .bindList("layers", layers)
                .bind("since", since)
                .bind("most", most)
                .map(row -> new Line(
                        row.getColumn("day", LocalDate.class), row.getColumn("agreement", Hash32.class), sum(row)))
                .list();
    }

    private static Sum sum(RowView row) {
        return new Sum(
                row.getColumn("transactions", Long.class),
                row.getColumn("spent", Amount.class),
                row.getColumn("tips", Amount.class));
    }
}
