package io.stint.hub.agreement;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.store.Writes;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of claims in hand. */
public final class ClaimsInHand {
    /** What was sent and is in no block that the hub read by then is not awaited any more: a fork has undone it. */
    private static final Duration READ_BY = Duration.ofDays(1);

    /**
     * All agreements share 64 locks, which are taken in one order. Rows cannot stand for them: whoever waits for those of an
     * agreement does not get the ones that come meanwhile, and has them only when somebody else may hold them.
     */
    private static final String LOCK = "pg_advisory_xact_lock(1398034517, ";

    /** Of an agreement; six for a week come to more than five years. They are read and locked together. */
    private static final int MOST = 2_000;

    private ClaimsInHand() {}

    /** Those of an agreement, with what the client's side has looked at. */
    public static InHand of(Handle handle, Hash32 agreement) {
        return Questions.now(handle, ask -> of(ask, agreement));
    }

    /**
     * Looked at is what has a voucher for the timesheet, or one so high that it pays it and is for no other hours; or an
     * answer with changes that came later. Which hours such an answer is about is sealed: unless whoever approved them by it
     * has said that it is another period, it counts for all that were handed in before it. Replaced is what the worker
     * handed in anew.
     */
    static Answer<InHand> of(Questions ask, Hash32 agreement) {
        return ask.ask("""
                select round, evidence, covers, period, sum, threshold, not_before, deadline, signature, at,
                    exists (select 1 from voucher v where v.agreement = c.agreement and (v.memo = c.evidence
                        or (v.total >= c.threshold and not exists (select 1 from document d
                            where d.id = v.memo and d.agreement = c.agreement and d.kind = 'timesheet')
                            and not exists (select 1 from approved_period other where other.agreement = c.agreement
                                and other.memo = v.memo and other.period <> c.period))))
                    or exists (select 1 from document answer join document sheet on sheet.id = c.evidence
                        where answer.agreement = c.agreement and answer.kind = 'approval'
                            and sheet.agreement = c.agreement and sheet.kind = 'timesheet'
                            and answer.seq > sheet.seq
                            and not exists (select 1 from approved_period other where other.agreement = c.agreement
                                and other.memo = answer.id and other.period <> c.period)) as looked,
                    exists (select 1 from newest_sheet n join agreement a on a.id = n.agreement and a.worker = n.author
                        where n.agreement = c.agreement and n.period = c.period and n.id <> c.evidence) as replaced
                from claim_in_hand c where agreement = ? order by at, round, length(covers)""", ClaimsInHand::read, agreement);
    }

    private static InHand read(ResultSet rows) throws SQLException {
        List<ClaimInHand> claims = new ArrayList<>();
        Set<Hash32> looked = new HashSet<>();
        Set<Hash32> replaced = new HashSet<>();
        while (rows.next()) {
            ClaimInHand claim = claim(rows);
            claims.add(claim);
            if (rows.getBoolean("looked")) {
                looked.add(claim.timesheet());
            }
            if (rows.getBoolean("replaced")) {
                replaced.add(claim.timesheet());
            }
        }
        return claims.isEmpty() ? InHand.NOTHING : new InHand(claims, looked, replaced);
    }

    private static ClaimInHand claim(ResultSet row) throws SQLException {
        return new ClaimInHand(
                row.getInt("round"),
                Columns.hash(row, "evidence"),
                ids(Columns.bytes(row, "covers")),
                row.getObject("period", LocalDate.class),
                Columns.amount(row, "sum"),
                Columns.amount(row, "threshold"),
                Columns.instant(row, "not_before"),
                Columns.instant(row, "deadline"),
                Columns.bytes(row, "signature"),
                Columns.instant(row, "at"));
    }

    private static List<Hash32> ids(Bytes covers) {
        byte[] all = covers.toArray();
        List<Hash32> ids = new ArrayList<>();
        for (int at = 0; at < all.length; at += Hash32.LENGTH) {
            ids.add(Hash32.of(Arrays.copyOfRange(all, at, at + Hash32.LENGTH)));
        }
        return ids;
    }

    /**
     * Keeps them. The same once more changes nothing. Those of earlier timesheets of the period stay: they are not made any
     * more, but say what a claim that the chain has, or is about to have, is for.
     *
     * @throws Problem when there are too many
     */
    public static void add(Handle handle, Hash32 agreement, List<ClaimInHand> claims) {
        for (ClaimInHand claim : claims) {
            handle.createUpdate("""
                            insert into claim_in_hand (agreement, round, evidence, covers, period, sum, threshold,
                                not_before, deadline, signature, at, look_at)
                            values (:agreement, :round, :evidence, :covers, :period, :sum, :threshold,
                                :notBefore, :deadline, :signature, :at, :notBefore)
                            on conflict (agreement, evidence, round, covers) do update set sum = excluded.sum,
                                threshold = excluded.threshold, not_before = excluded.not_before,
                                deadline = excluded.deadline, signature = excluded.signature,
                                look_at = excluded.look_at,
                                at = case when claim_in_hand.signature = excluded.signature then claim_in_hand.at
                                    else excluded.at end""")
                    .bind("agreement", agreement)
                    .bind("round", claim.round())
                    .bind("evidence", claim.timesheet())
                    .bind("covers", covers(claim))
                    .bind("period", claim.period())
                    .bind("sum", claim.sum())
                    .bind("threshold", claim.threshold())
                    .bind("notBefore", claim.notBefore())
                    .bind("deadline", claim.deadline())
                    .bind("signature", claim.signature())
                    .bind("at", claim.at())
                    .execute();
        }
        requireFew(handle, agreement);
        Changes.tell(handle, agreement, "hours");
    }

    private static void requireFew(Handle handle, Hash32 agreement) {
        int count = handle.createQuery("select count(*) from claim_in_hand where agreement = :agreement")
                .bind("agreement", agreement)
                .mapTo(Integer.class)
                .one();
        if (count > MOST) {
            throw Problem.conflict("The hub keeps at most " + MOST + " signed claims of an agreement, and has them."
                    + " Claim by hand in the agreement's room, or go on in a new agreement.");
        }
    }

    private static Bytes covers(ClaimInHand claim) {
        return Hashes.joined(claim.covers());
    }

    /**
     * Whether a claim is on its way that has hours of an earlier timesheet of the period: how much is left to be claimed is
     * known when the chain has it, or it was taken back.
     *
     * @param timesheet the newest of the period
     * @param now by the hub's clock
     */
    public static boolean isUnderway(Handle handle, Hash32 agreement, LocalDate period, Hash32 timesheet, Instant now) {
        return handle.createQuery("""
                        select exists (select 1 from claim_in_hand old
                            join claim_in_hand c on c.agreement = old.agreement and position(old.evidence in c.covers) > 0
                            join keeper_job j on j.agreement = c.agreement and j.kind = 'claim'
                                and position(c.signature in j.call) > 0
                            where old.agreement = :agreement and old.period = :period and old.evidence <> :timesheet
                                and (j.state in ('waiting', 'sending')
                                    or (j.state = 'done' and j.updated_at > :lately and not exists (
                                        select 1 from chain_event e
                                        where e.agreement = j.agreement and e.transaction = j.transaction))))""")
                .bind("agreement", agreement)
                .bind("period", period)
                .bind("timesheet", timesheet)
                .bind("lately", now.minus(READ_BY))
                .mapTo(Boolean.class)
                .one();
    }

    /** Agreements of some layers that have one to be looked at. */
    public static List<Hash32> due(Handle handle, List<Integer> layers, Instant now, int most) {
        return handle.createQuery("""
                        select c.agreement from claim_in_hand c join agreement a on a.id = c.agreement
                        where c.look_at <= :now and a.layer in (<layers>)
                        group by c.agreement order by min(c.look_at) limit :most""")
                .bindList("layers", layers)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Hash32.class)
                .list();
    }

    /** @param next empty: not again */
    public static void lookAgain(Handle handle, Hash32 agreement, Optional<Instant> next) {
        lock(handle, agreement);
        handle.createUpdate("update claim_in_hand set look_at = :next where agreement = :agreement")
                .bind("next", next)
                .bind("agreement", agreement)
                .execute();
    }

    /** Somebody of the client's side has done something. A keeper who decides just now is waited for. */
    static void lookSoon(Handle handle, Hash32 agreement, Instant now) {
        Questions ask = new Questions();
        lookSoon(ask, List.of(agreement), now);
        ask.send(handle);
    }

    /** The same of several, when the questions are sent. */
    static void lookSoon(Questions ask, Collection<Hash32> agreements, Instant now) {
        Writes.add(ask, "select count(" + LOCK + """
                one.lock)) from (select distinct get_byte(agreement, 31) % 64 as lock from claim_in_hand
                    where agreement = any(?) order by 1) one""", Hashes.of(agreements));
        Writes.add(ask, "update claim_in_hand set look_at = ? where agreement = any(?)", now, Hashes.of(agreements));
    }

    /** The worker has handed in hours: those that may still be made are looked at, as some of them may be over now. */
    static void lookAtWaiting(Handle handle, Hash32 agreement, Instant now) {
        lock(handle, agreement);
        handle.createUpdate("""
                        update claim_in_hand set look_at = least(look_at, :now)
                        where agreement = :agreement and look_at is not null""").bind("now", now).bind("agreement", agreement).execute();
    }

    /** Until the transaction ends nobody else decides about them. */
    public static void lock(Handle handle, Hash32 agreement) {
        handle.createQuery("select 1 from (select " + LOCK + "get_byte(:agreement, 31) % 64)) as lock")
                .bind("agreement", agreement)
                .mapTo(Integer.class)
                .list();
    }
}
