package io.stint.hub.keeper;

import io.stint.hub.agreement.Changes;
import io.stint.hub.agreement.Relay;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of jobs: what is asked for, and what becomes of it. Which is next, {@link NextJobs} says. */
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

    /** How many were asked for since then, without those that rules want and those that pay for themselves. */
    static int since(Handle handle, Hash32 agreement, Instant since) {
        return count(handle, agreement, since, "not ruled");
    }

    /** How many of them were not a rule's, and cost gas or may yet. */
    static int paidSince(Handle handle, Hash32 agreement, Instant since) {
        return count(handle, agreement, since, "not ruled and (state <> 'failed' or spent is not null)");
    }

    private static int count(Handle handle, Hash32 agreement, Instant since, String which) {
        return handle.createQuery("select count(*) from keeper_job where agreement = :agreement and created_at > :since"
                        + " and not tipped and " + which)
                .bind("agreement", agreement)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
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

    /** Whether the call was sent and its end is known. What failed and cost gas failed in its block. */
    static boolean isDone(Handle handle, int layer, Bytes call) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_job where layer = :layer and call = :call
                                and (state = 'done' or (state = 'failed' and spent is not null)))
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

    /** Whether this very call is on its way. */
    static boolean isLive(Handle handle, Hash32 agreement, Bytes call) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_job where agreement = :agreement
                            and sha256(call) = sha256(:call) and state in ('waiting', 'sending'))""")
                .bind("agreement", agreement)
                .bind("call", call)
                .mapTo(Boolean.class)
                .one();
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
    static void takeBack(Handle handle, Hash32 agreement, List<Bytes> calls) {
        handle.createUpdate("""
                        delete from keeper_job where agreement = :agreement and call = any(:calls)
                            and state = 'waiting' and transaction is null""")
                .bind("agreement", agreement)
                .bind("calls", new ByteArrays(calls.stream().map(Bytes::toArray).toList()))
                .execute();
    }

    /** Those on their way, those that failed lately, and those done that the follower has not seen yet. */
    static Answer<List<Relay.Job>> shown(Questions ask, Hash32 agreement, Instant now) {
        return ask.ask(
                """
                        select id, kind, transaction, case when state = 'failed' then error end as error,
                            postponed, ruled, created_at
                        from keeper_job j where agreement = ?
                            and not (state = 'failed' and batch is not null)
                            and (state in ('waiting', 'sending') or (updated_at > ? and (state = 'failed'
                                or not exists (select 1 from chain_event e
                                    where e.agreement = j.agreement and e.transaction = j.transaction))))
                        order by id""",
                Questions.list(row -> new Relay.Job(
                        row.getLong("id"),
                        row.getString("kind"),
                        Columns.optional(row, "transaction", Hash32::of),
                        Optional.ofNullable(row.getString("error")),
                        row.getBoolean("postponed"),
                        row.getBoolean("ruled"),
                        Columns.instant(row, "created_at"))),
                agreement,
                now.minus(SHOWN));
    }
}
