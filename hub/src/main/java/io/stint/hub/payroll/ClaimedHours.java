package io.stint.hub.payroll;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.InHand;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Hours that became claims. They are answered as claims: whoever approved them as well would pay them twice.
 *
 * @param round number of claims that were made
 * @param held by timesheet, what claims hold of it or have paid; nothing of those that were retracted
 * @param open timesheets of claims that were not decided yet
 * @param unlooked timesheets of claims that the client's side has not looked at
 */
record ClaimedHours(int round, Map<Hash32, Amount> held, Set<Hash32> open, Set<Hash32> unlooked) {
    static final ClaimedHours NONE = new ClaimedHours(0, Map.of(), Set.of(), Set.of());

    ClaimedHours {
        held = Map.copyOf(held);
        open = Set.copyOf(open);
        unlooked = Set.copyOf(unlooked);
    }

    /** Of those of the agreements in which something was claimed. */
    static Map<Hash32, ClaimedHours> of(Handle handle, Agreements agreements, Collection<Hash32> ids) {
        List<Hash32> claimed = handle.createQuery(
                        "select distinct agreement from chain_event where agreement = any(:ids) and name = 'Claimed'")
                .bind("ids", Hashes.of(ids))
                .mapTo(Hash32.class)
                .list();
        Map<Hash32, ClaimedHours> all = new HashMap<>();
        Map<Hash32, Instant> byHand = LookedAt.byHand(handle, claimed);
        agreements.histories(handle, claimed).forEach((id, opened) -> {
            LookedAt looked = new LookedAt(opened.entries(), Optional.ofNullable(byHand.get(id)));
            all.put(id, of(ClaimsInHand.of(handle, id), opened.agreement(), looked));
        });
        return all;
    }

    private static ClaimedHours of(InHand inHand, Agreement agreement, LookedAt looked) {
        return new ClaimedHours(
                agreement.round(),
                inHand.held(agreement),
                inHand.held(agreement, claim -> claim.state().live()).keySet(),
                inHand.held(agreement, claim -> !looked.test(claim)).keySet());
    }

    /**
     * How many claims there are of each agreement, those that are being sent among them: when it is another number than
     * whoever approves has seen, hours that they approve may have become a claim meanwhile.
     */
    static Answer<Map<Hash32, Integer>> rounds(Questions ask, Collection<Hash32> ids) {
        return ask.ask(
                """
                        select a.id, (select count(*) from chain_event e where e.agreement = a.id and e.name = 'Claimed')
                            + (select count(*) from keeper_job j
                                where j.agreement = a.id and j.kind = 'claim' and j.state = 'sending') as rounds
                        from agreement a where a.id = any(?)""", Questions.map(row -> Hash32.of(row.getBytes("id")), row -> row.getInt("rounds")), Hashes.of(ids));
    }
}
