package io.stint.hub.report;

import io.stint.hub.store.Hashes;
import io.stint.hub.web.Problem;
import io.stint.protocol.report.Line.Covers;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** What reports ask of the tables. */
final class BookRows {
    private static final String SIDE_OF_WORKER =
            "(a.worker = :me or a.payee = :me)" + " and (:with::bytea is null or a.client = :with)";
    private static final String SIDE_OF_CLIENT = "a.client = :me and (:with::bytea is null or a.worker = :with)";

    private BookRows() {}

    /**
     * Somebody's agreements in which something happened in the period.
     *
     * @param most events that all of them may have together
     * @throws Problem when they have more
     */
    static List<Hash32> agreements(Handle handle, Address me, Wanted wanted, int most) {
        String side = wanted.side() == Viewpoint.WORKER ? SIDE_OF_WORKER : SIDE_OF_CLIENT;
        List<Hash32> ids = handle.createQuery("select a.id from agreement a where " + side + """
                         and (:agreement::bytea is null or a.id = :agreement)
                        and exists (select 1 from chain_event e
                            where e.agreement = a.id and e.at >= :from and e.at < :to)""")
                .configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("me", me)
                .bind("with", wanted.with())
                .bind("agreement", wanted.agreement())
                .bind("from", wanted.span().from(wanted.zone()))
                .bind("to", wanted.span().to(wanted.zone()))
                .mapTo(Hash32.class)
                .list();
        int events = handle.createQuery("""
                        select count(*) from (select 1 from chain_event where agreement = any(:ids) limit :enough) few""")
                .bind("ids", Hashes.of(ids))
                .bind("enough", most + 1)
                .mapTo(Integer.class)
                .one();
        if (events > most) {
            throw Problem.refused("That is too much for one report. Take a shorter period, or one agreement.");
        }
        return ids;
    }

    /**
     * What was approved by the vouchers that a payment covered, from the lowest total on.
     *
     * @param most the highest so many
     */
    static List<Hash32> approvedBy(Handle handle, Hash32 agreement, Covers covers, int most) {
        return handle.createQuery("""
                        select memo from (select total, memo from voucher
                            where agreement = :agreement and total > :from and total <= :to
                            order by total desc limit :most) newest order by total""")
                .bind("agreement", agreement)
                .bind("from", covers.from())
                .bind("to", covers.to())
                .bind("most", most)
                .mapTo(Hash32.class)
                .list();
    }
}
