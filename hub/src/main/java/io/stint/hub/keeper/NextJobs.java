package io.stint.hub.keeper;

import io.stint.hub.agreement.Changes;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Which jobs are next. One of an agreement is sent at a time, in the order in which they were asked for. */
final class NextJobs {
    /**
     * Due and not behind another of its agreement; a draw from the reserve stands behind nothing that waits, and nothing
     * behind what a rule wants and nobody has begun.
     */
    static final String READY = """
            j.layer in (<layers>) and j.state = 'waiting' and j.not_before <= :now and not exists (select 1 from keeper_job before
                where before.agreement = j.agreement and before.id <> j.id and (before.state = 'sending'
                    or (before.state = 'waiting' and before.id < j.id and not (before.ruled and before.attempts = 0)
                        and not %s)))""".formatted(Reserve.KEPT_FOR);

    /** Begun already, so that it is counted, or from the reserve. */
    private static final String PAID = "(j.attempts > 0 or " + Reserve.KEPT_FOR + ")";

    private NextJobs() {}

    /** Whether any is ready that needs room beside the reserve. */
    static boolean othersWait(Handle handle, List<Integer> layers, Instant now) {
        return handle.createQuery("select exists (select 1 from keeper_job j where " + READY + " and not " + PAID + ")")
                .bindList("layers", layers)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * The first that is ready, draws from the reserve before others; it counts as being sent from now on.
     *
     * @param others whether those that need room beside the reserve are among them
     * @param ruled whether, of those, what rules want is
     */
    static Optional<KeeperJob> take(Handle handle, List<Integer> layers, Instant now, boolean others, boolean ruled) {
        return begin(
                        handle,
                        now,
                        """
                select id from keeper_job j where %s and (%s or (:others and (:ruled or not j.ruled)))
                order by %s desc, id limit 1 for update skip locked""".formatted(READY, PAID, Reserve.KEPT_FOR),
                        query -> query.bindList("layers", layers)
                                .bind("others", others)
                                .bind("ruled", ruled))
                .stream()
                .findFirst();
    }

    /** Takes those whose numbers a query gives: they count as being sent from now on. */
    static List<KeeperJob> begin(Handle handle, Instant now, String ids, UnaryOperator<Query> binding) {
        String begin = """
                with next as (%s)
                update keeper_job j set state = 'sending', attempts = attempts + 1, postponed = false,
                    reserved = reserved or %s, updated_at = :now
                from next where j.id = next.id
                returning j.id, layer, kind, agreement, call, attempts, transaction, ruled, batch""".formatted(ids, Reserve.KEPT_FOR);
        return binding.apply(handle.createQuery(begin).bind("now", now))
                .map(row -> new KeeperJob(
                        row.getColumn("id", Long.class),
                        row.getColumn("layer", Integer.class),
                        row.getColumn("kind", String.class),
                        row.getColumn("agreement", Hash32.class),
                        row.getColumn("call", Bytes.class),
                        row.getColumn("attempts", Integer.class),
                        Optional.ofNullable(row.getColumn("transaction", Hash32.class)),
                        row.getColumn("ruled", Boolean.class),
                        Optional.ofNullable(row.getColumn("batch", Long.class))))
                .list();
    }

    /** What an earlier run was sending when it ended is taken up again; the outbox knows how far it came. */
    static void takeUp(Handle handle, List<Integer> layers) {
        handle.createUpdate("update keeper_job set state = 'waiting' where state = 'sending' and layer in (<layers>)")
                .bindList("layers", layers)
                .execute();
    }

    /** The same of some whose end could not be written down. Not at once: what kept it from that may do so again. */
    static void takeUp(Handle handle, Shipment shipment, Instant notBefore) {
        handle.createUpdate("update keeper_job set state = 'waiting', not_before = :notBefore"
                        + " where state = 'sending' and id in (<jobs>)")
                .bind("notBefore", notBefore)
                .bindList("jobs", shipment.jobs().stream().map(KeeperJob::id).toList())
                .execute();
    }

    /**
     * The ready ones that need room beside the reserve. Of what a rule wants, somebody may have to be told.
     *
     * @param ruled only what rules want
     */
    static void postpone(
            Handle handle, List<Integer> layers, boolean ruled, String why, Instant notBefore, Instant now) {
        handle.createQuery("""
                        with late as (select id, postponed as before from keeper_job j
                            where %s and not %s and (j.ruled or not :ruled))
                        update keeper_job job set postponed = true, error = :why, not_before = :notBefore, updated_at = :now
                        from late where job.id = late.id
                        returning job.agreement, job.ruled and not late.before as news""".formatted(READY, PAID))
                .bindList("layers", layers)
                .bind("ruled", ruled)
                .bind("why", why)
                .bind("notBefore", notBefore)
                .bind("now", now)
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), row.getColumn("news", Boolean.class)))
                .list()
                .forEach(one -> Changes.tell(handle, one.getKey(), one.getValue() ? "draw" : "keeper"));
    }

    /** How many draws by rules were begun since then. */
    static long ruled(Handle handle, List<Integer> layers, Instant since) {
        return handle.createQuery("select count(*) from keeper_job"
                        + " where layer in (<layers>) and ruled and attempts > 0 and updated_at > :since")
                .bindList("layers", layers)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }
}
