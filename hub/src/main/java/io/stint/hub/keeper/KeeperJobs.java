package io.stint.hub.keeper;

import io.stint.hub.agreement.Changes;
import io.stint.hub.agreement.Relay;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of jobs. One of an agreement is sent at a time, in the order in which they were asked for. */
final class KeeperJobs {
    private static final Duration SHOWN = Duration.ofDays(1);

    private KeeperJobs() {}

    /** The same call, while it is on its way, is the same job. */
    static void add(Handle handle, int layer, Hash32 agreement, String kind, Bytes call, boolean tipped, Instant now) {
        handle.createUpdate("""
                        insert into keeper_job (layer, kind, agreement, call, tipped, not_before, created_at, updated_at)
                        values (:layer, :kind, :agreement, :call, :tipped, :now, :now, :now)
                        on conflict (agreement, sha256(call)) where state in ('waiting', 'sending') do nothing""")
                .bind("layer", layer)
                .bind("kind", kind)
                .bind("agreement", agreement)
                .bind("call", call)
                .bind("tipped", tipped)
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

    /** Due and not behind another of its agreement; a draw from the reserve stands behind nothing that waits. */
    private static final String READY = """
            j.layer in (<layers>) and j.state = 'waiting' and j.not_before <= :now and not exists (select 1 from keeper_job before
                where before.agreement = j.agreement and before.id <> j.id and (before.state = 'sending'
                    or (before.state = 'waiting' and before.id < j.id and not %s)))""".formatted(Reserve.KEPT_FOR);

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

    /** The first that is ready, draws from the reserve before others; it counts as being sent from now on. */
    static Optional<KeeperJob> take(Handle handle, List<Integer> layers, Instant now, boolean others) {
        return handle.createQuery("""
                        with next as (
                            select id, %1$s as kept from keeper_job j where %2$s and (:others or %3$s)
                            order by kept desc, id limit 1 for update skip locked)
                        update keeper_job job set state = 'sending', attempts = attempts + 1, postponed = false,
                            reserved = reserved or next.kept, updated_at = :now
                        from next where job.id = next.id
                        returning job.id, layer, kind, agreement, call, attempts, transaction""".formatted(Reserve.KEPT_FOR, READY, PAID))
                .bindList("layers", layers)
                .bind("now", now)
                .bind("others", others)
                .map(row -> new KeeperJob(
                        row.getColumn("id", Long.class),
                        row.getColumn("layer", Integer.class),
                        row.getColumn("kind", String.class),
                        row.getColumn("agreement", Hash32.class),
                        row.getColumn("call", Bytes.class),
                        row.getColumn("attempts", Integer.class),
                        Optional.ofNullable(row.getColumn("transaction", Hash32.class))))
                .findOne();
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

    /** The ready ones that need room beside the reserve. */
    static void postpone(Handle handle, List<Integer> layers, String why, Instant notBefore, Instant now) {
        handle.createQuery("update keeper_job j set postponed = true, error = :why, not_before = :notBefore,"
                        + " updated_at = :now where " + READY + " and not " + PAID + " returning agreement")
                .bindList("layers", layers)
                .bind("why", why)
                .bind("notBefore", notBefore)
                .bind("now", now)
                .mapTo(Hash32.class)
                .forEach(agreement -> Changes.tell(handle, agreement, "keeper"));
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

    static boolean isLive(Handle handle, Hash32 agreement, String kind) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_job
                            where agreement = :agreement and kind = :kind and state in ('waiting', 'sending'))""")
                .bind("agreement", agreement)
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
                            postponed, created_at
                        from keeper_job j where agreement = :agreement
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
                        row.getColumn("created_at", Instant.class)))
                .list();
    }
}
