package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
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
import org.jdbi.v3.core.result.RowView;

/** The table of claims in hand. */
public final class ClaimsInHand {
    private ClaimsInHand() {}

    /** Those of an agreement, with what the client's side has looked at. */
    public static InHand of(Handle handle, Hash32 agreement) {
        List<ClaimInHand> claims = handle.createQuery("""
                        select round, evidence, covers, period, sum, threshold, not_before, deadline, signature, at
                        from claim_in_hand where agreement = :agreement order by at, round, length(covers)""")
                .bind("agreement", agreement)
                .map(ClaimsInHand::read)
                .list();
        return claims.isEmpty() ? InHand.NOTHING : new InHand(claims, looked(handle, agreement));
    }

    /**
     * A voucher for the timesheet, or one so high that it pays it and is for no other timesheet; or an answer with changes
     * that came later. Which hours such an answer is about is sealed, so it counts for all that were handed in before it.
     */
    private static Set<Hash32> looked(Handle handle, Hash32 agreement) {
        return new HashSet<>(handle.createQuery("""
                        select evidence from claim_in_hand c where agreement = :agreement and (
                            exists (select 1 from voucher v where v.agreement = c.agreement and (v.memo = c.evidence
                                or (v.total >= c.threshold and not exists (select 1 from document d
                                    where d.id = v.memo and d.agreement = c.agreement and d.kind = 'timesheet'))))
                            or exists (select 1 from document answer join document sheet on sheet.id = c.evidence
                                where answer.agreement = c.agreement and answer.kind = 'approval'
                                    and sheet.agreement = c.agreement and sheet.kind = 'timesheet'
                                    and answer.seq > sheet.seq))""")
                .bind("agreement", agreement)
                .mapTo(Hash32.class)
                .list());
    }

    private static ClaimInHand read(RowView row) {
        return new ClaimInHand(
                row.getColumn("round", Integer.class),
                row.getColumn("evidence", Hash32.class),
                ids(row.getColumn("covers", Bytes.class)),
                row.getColumn("period", LocalDate.class),
                row.getColumn("sum", Amount.class),
                row.getColumn("threshold", Amount.class),
                row.getColumn("not_before", Instant.class),
                row.getColumn("deadline", Instant.class),
                row.getColumn("signature", Bytes.class),
                row.getColumn("at", Instant.class));
    }

    private static List<Hash32> ids(Bytes covers) {
        byte[] all = covers.toArray();
        List<Hash32> ids = new ArrayList<>();
        for (int at = 0; at < all.length; at += Hash32.LENGTH) {
            ids.add(Hash32.of(Arrays.copyOfRange(all, at, at + Hash32.LENGTH)));
        }
        return ids;
    }

    /** Takes the place of those of an earlier timesheet of the same period. The same once more changes nothing. */
    public static void add(Handle handle, Hash32 agreement, List<ClaimInHand> claims) {
        for (ClaimInHand claim : claims) {
            handle.createUpdate("""
                            delete from claim_in_hand where agreement = :agreement and period = :period
                                and evidence <> :evidence""")
                    .bind("agreement", agreement)
                    .bind("period", claim.period())
                    .bind("evidence", claim.timesheet())
                    .execute();
            handle.createUpdate("""
                            insert into claim_in_hand (agreement, round, evidence, covers, period, sum, threshold,
                                not_before, deadline, signature, at, look_at)
                            values (:agreement, :round, :evidence, :covers, :period, :sum, :threshold,
                                :notBefore, :deadline, :signature, :at, :notBefore)
                            on conflict (agreement, evidence, round, covers) do update set sum = excluded.sum,
                                threshold = excluded.threshold, not_before = excluded.not_before,
                                deadline = excluded.deadline, signature = excluded.signature,
                                look_at = excluded.look_at""")
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
        Changes.tell(handle, agreement, "hours");
    }

    private static Bytes covers(ClaimInHand claim) {
        List<Hash32> ids = claim.covers();
        byte[] all = new byte[ids.size() * Hash32.LENGTH];
        for (int i = 0; i < ids.size(); i++) {
            ids.get(i).copyTo(all, i * Hash32.LENGTH);
        }
        return Bytes.of(all);
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
        handle.createUpdate("update claim_in_hand set look_at = :next where agreement = :agreement")
                .bind("next", next)
                .bind("agreement", agreement)
                .execute();
    }

    /** Somebody of the client's side has done something. A keeper who decides just now is waited for. */
    static void lookSoon(Handle handle, Hash32 agreement, Instant now) {
        lookSoon(handle, List.of(agreement), now);
    }

    /** The same of several. */
    static void lookSoon(Handle handle, Collection<Hash32> agreements, Instant now) {
        handle.createUpdate("update claim_in_hand set look_at = :now where agreement = any(:agreements)")
                .bind("now", now)
                .bind("agreements", Hashes.of(agreements))
                .execute();
    }

    /** Until the transaction ends nobody else decides about them. */
    public static void lock(Handle handle, Hash32 agreement) {
        handle.createQuery("select 1 from claim_in_hand where agreement = :agreement for update")
                .bind("agreement", agreement)
                .mapTo(Integer.class)
                .list();
    }
}
