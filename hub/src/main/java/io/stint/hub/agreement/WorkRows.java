package io.stint.hub.agreement;

import io.stint.hub.agreement.WorkCursor.Part;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** Whose agreements are where in the list, as far as the tables tell without playing their histories. */
final class WorkRows {
    /**
     * All of somebody's. {@code may_wait} is true of all in which a step can wait for them ({@link NextSteps}): an offer to
     * answer or to rule under, a claim, notice, a proposal to close, money to draw.
     */
    private static final String MINE = """
            with mine as (
                select id, updated_at as at, phase = 'closed' as over, phase as state,
                    claimed > 0 or disputed > 0 or phase = 'notice' or (phase = 'open'
                        and exists (select 1 from closing where closing.agreement = agreement.id))
                        or (phase = 'open' and worker = :me and exists (select 1 from voucher
                            where voucher.agreement = agreement.id and total > drawn)) as may_wait
                from agreement
                where (:role in ('any', 'client') and client = :me) or (:role in ('any', 'worker') and worker = :me)
                    or (:role in ('any', 'approver') and approver = :me)
                    or (:role in ('any', 'arbiter') and arbiter = :me) or (:role in ('any', 'payee') and payee = :me)
                union all
                select agreement, coalesce(withdrawn_at, signed_at, created_at), withdrawn_at is not null,
                    case when withdrawn_at is not null then 'revoked' when signed_at is not null then 'accepted'
                        else 'offered' end,
                    withdrawn_at is null and case when signed_at is null then worker = :me else client = :me end
                from offer
                where ((:role in ('any', 'client') and client = :me) or (:role in ('any', 'worker') and worker = :me))
                    and not exists (select 1 from agreement where id = offer.agreement)
                union all
                select offer.agreement, greatest(withdrawn_at, asked_at, answer.created_at), withdrawn_at is not null,
                    case when withdrawn_at is not null then 'revoked' when signed_at is not null then 'accepted'
                        else 'offered' end,
                    withdrawn_at is null and answer.accepts is null
                from arbiter_request asked join offer using (agreement)
                    left join arbiter_answer answer using (agreement, arbiter)
                where :role in ('any', 'arbiter') and arbiter = :me
                    and not exists (select 1 from agreement where id = offer.agreement)
            )
            select id, at, over from mine where (:state::text is null or state = :state)
            """;

    private WorkRows() {}

    /** @param over whether nothing more is to be expected of it */
    record Row(Hash32 id, Instant at, boolean over) {}

    /**
     * Which agreements.
     *
     * @param role that the person has in them; empty: any
     * @param state as {@link Room#state}; empty: any
     */
    record Wanted(Address person, Optional<Role> role, Optional<String> state) {}

    /** All in which something may wait. */
    static List<Row> mayWait(Handle handle, Wanted wanted) {
        return rows(query(handle, " and may_wait", wanted));
    }

    /** All. */
    static List<Row> all(Handle handle, Wanted wanted) {
        return rows(query(handle, " order by over, at desc, id desc", wanted));
    }

    /** What is going on before what is over, the newest first. */
    static List<Row> after(Handle handle, Wanted wanted, Optional<WorkCursor> place, int most) {
        String beyond = place.isPresent() ? " and (over > :over or (over = :over and (at, id) < (:at, :id)))" : "";
        Query query = query(handle, beyond + " order by over, at desc, id desc limit :most", wanted)
                .bind("most", most);
        place.ifPresent(cursor -> query.bind("over", cursor.part() == Part.OVER)
                .bind("at", cursor.at())
                .bind("id", cursor.id()));
        return rows(query);
    }

    private static Query query(Handle handle, String rest, Wanted wanted) {
        return handle.createQuery(MINE + rest)
                .configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("me", wanted.person())
                .bind("role", wanted.role().map(Role::word).orElse("any"))
                .bind("state", wanted.state().orElse(null));
    }

    private static List<Row> rows(Query query) {
        return query.map(WorkRows::row).list();
    }

    private static Row row(RowView row) {
        return new Row(
                row.getColumn("id", Hash32.class),
                row.getColumn("at", Instant.class),
                row.getColumn("over", Boolean.class));
    }
}
