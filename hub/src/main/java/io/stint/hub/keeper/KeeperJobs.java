package io.stint.hub.keeper;

import io.stint.hub.agreement.Changes;
import io.stint.hub.agreement.Relay;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The table of jobs. One of an agreement is sent at a time, in the order in which they were asked for. */
final class KeeperJobs {
    private static final Duration SHOWN = Duration.ofDays(1);

    private KeeperJobs() {}

    /** The same call, while it is on its way, is the same job, and a rule's no more. */
    static void add(Handle handle, int layer, Hash32 agreement, String kind, Bytes call, boolean tipped, Instant now) {
        handle.createUpdate("""
                        insert into keeper_job (layer, kind, agreement, call, tipped, not_before, created_at, updated_at)
                        values (:layer, :kind, :agreement, :call, :tipped, :now, :now, :now)
                        on conflict (agreement, sha256(call)) where state in ('waiting', 'sending')
                            do update set ruled = false""")
                .bind("layer", layer)
                .bind("kind", kind)
                .bind("agreement", agreement)
                .bind("call", call)
                .bind("tipped", tipped)
                .bind("now", now)
                .execute();
        Changes.tell(handle, agreement, "keeper");
    }

    /** A draw that a worker's rule wants. */
    static void addRuled(Handle handle, int layer, Hash32 agreement, Bytes call, boolean alone, Instant now) {
        handle.createUpdate("""
                        insert into keeper_job
                            (layer, kind, agreement, call, ruled, alone, not_before, created_at, updated_at)
                        values (:layer, 'draw', :agreement, :call, true, :alone, :now, :now, :now)
                        on conflict (agreement, sha256(call)) where state in ('waiting', 'sending') do nothing""")
                .bind("layer", layer)
                .bind("agreement", agreement)
                .bind("call", call)
                .bind("alone", alone)
                .bind("now", now)
                .execute();
        Changes.tell(handle, agreement, "keeper");
    }

    /** How many were asked for since then, without those that pay for themselves. */
    static int since(Handle handle, Hash32 agreement, Instant since) {
        return handle.createQuery("select count(*) from keeper_job where agreement = :agreement and created_at > :since"
                        + " and not tipped")
                .bind("agreement", agreement)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

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

    static void sent(Handle handle, KeeperJob job, Hash32 transaction, Instant now) {
        handle.createUpdate("update keeper_job set transaction = :transaction, updated_at = :now where id = :id")
                .bind("id", job.id())
                .bind("transaction", transaction)
                .bind("now", now)
                .execute();
        Changes.tell(handle, job.agreement(), "keeper");
    }

    static void done(Handle handle, KeeperJob job, Hash32 transaction, Instant now) {
        handle.createUpdate("""
                        update keeper_job set state = 'done', transaction = :transaction, error = null, updated_at = :now
                        where id = :id""")
                .bind("id", job.id())
                .bind("transaction", transaction)
                .bind("now", now)
                .execute();
        Changes.tell(handle, job.agreement(), "keeper");
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

    /** A share of the reserve that was not used is given back. */
    static void failed(Handle handle, KeeperJob job, String why, Instant now) {
        handle.createUpdate("""
                        update keeper_job set state = 'failed', error = :why, updated_at = :now,
                            reserved = reserved and spent is not null where id = :id""")
                .bind("id", job.id())
                .bind("why", why)
                .bind("now", now)
                .execute();
        Changes.tell(handle, job.agreement(), "keeper");
    }

    static void later(Handle handle, KeeperJob job, String why, Instant notBefore, Instant now) {
        handle.createUpdate("""
                        update keeper_job set state = 'waiting', error = :why, not_before = :notBefore,
                            updated_at = :now where id = :id""")
                .bind("id", job.id())
                .bind("why", why)
                .bind("notBefore", notBefore)
                .bind("now", now)
                .execute();
        Changes.tell(handle, job.agreement(), "keeper");
    }

    /** Whether the call was sent and its end is known. */
    static boolean isDone(Handle handle, int layer, Bytes call) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_job where layer = :layer and call = :call and state = 'done')
                            and not exists (select 1 from keeper_job
                                where layer = :layer and call = :call and state in ('waiting', 'sending'))""")
                .bind("layer", layer)
                .bind("call", call)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether one is on its way, begun or not. */
    static boolean isLive(Handle handle, Hash32 agreement, String kind) {
        return isLive(handle, agreement, kind, true);
    }

    /** The same of what does not wait until the hub pays for what rules want. */
    static boolean isComing(Handle handle, Hash32 agreement, String kind) {
        return isLive(handle, agreement, kind, false);
    }

    private static boolean isLive(Handle handle, Hash32 agreement, String kind, boolean waiting) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_job
                            where agreement = :agreement and kind = :kind and state in ('waiting', 'sending')
                                and (:waiting or not ruled or attempts > 0))""")
                .bind("agreement", agreement)
                .bind("waiting", waiting)
                .bind("kind", kind)
                .mapTo(Boolean.class)
                .one();
    }

    /** What was asked for and is not to be sent any more, unless it was begun. */
    static void takeBack(Handle handle, Hash32 agreement, Bytes call) {
        handle.createUpdate("""
                        delete from keeper_job where agreement = :agreement and sha256(call) = sha256(:call)
                            and state = 'waiting' and transaction is null""").bind("agreement", agreement).bind("call", call).execute();
    }

    /** Those on their way, those that failed lately, and those done that the follower has not seen yet. */
    static List<Relay.Job> shown(Handle handle, Hash32 agreement, Instant now) {
        return handle.createQuery("""
                        select id, kind, transaction, case when state = 'failed' then error end as error,
                            postponed, ruled, created_at
                        from keeper_job j where agreement = :agreement
                            and not (state = 'failed' and batch is not null)
                            and (state in ('waiting', 'sending') or (updated_at > :since and (state = 'failed'
                                or not exists (select 1 from chain_event e
                                    where e.agreement = j.agreement and e.transaction = j.transaction))))
                        order by id""")
                .bind("agreement", agreement)
                .bind("since", now.minus(SHOWN))
                .map(row -> new Relay.Job(
                        row.getColumn("id", Long.class),
                        row.getColumn("kind", String.class),
                        Optional.ofNullable(row.getColumn("transaction", Hash32.class)),
                        Optional.ofNullable(row.getColumn("error", String.class)),
                        row.getColumn("postponed", Boolean.class),
                        row.getColumn("ruled", Boolean.class),
                        row.getColumn("created_at", Instant.class)))
                .list();
    }
}
