package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The disputes of agreements that name an arbiter, as the chain's events tell them, for the arbiters' public records. */
final class ArbiterCases {
    private static final int AT_ONCE = 500;

    private ArbiterCases() {}

    private record Case(int round, Instant objectedAt, Instant rulingEnd, Optional<Ending> ending) {
        Case ended(String outcome, Instant at, Optional<Amount> award) {
            return new Case(round, objectedAt, rulingEnd, Optional.of(new Ending(outcome, at, award)));
        }
    }

    private record Ending(String outcome, Instant at, Optional<Amount> award) {}

    /** Puts the disputes of agreements in the place of what was there. */
    static void put(Handle handle, Collection<Opened> all) {
        List<Opened> named = all.stream()
                .filter(opened -> !opened.agreement().terms().arbiter().isZero())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        handle.createUpdate("delete from arbiter_case where agreement = any(:ids)")
                .bind(
                        "ids",
                        Hashes.of(named.stream()
                                .map(opened -> opened.agreement().id())
                                .toList()))
                .execute();
        named.forEach(opened -> cases(opened.entries()).values().forEach(one -> add(handle, opened.agreement(), one)));
    }

    private static Map<Integer, Case> cases(List<Entry> entries) {
        Map<Integer, Case> cases = new TreeMap<>();
        for (Entry entry : entries) {
            switch (entry.event()) {
                case EscrowEvent.Objected e ->
                    cases.put(e.round(), new Case(e.round(), entry.at(), e.rulingEnd(), Optional.empty()));
                case EscrowEvent.Ruled e -> end(cases, e.round(), "ruled", entry, Optional.of(e.award()));
                case EscrowEvent.Lapsed e -> end(cases, e.round(), "lapsed", entry, Optional.empty());
                case EscrowEvent.Conceded e -> end(cases, e.round(), "conceded", entry, Optional.empty());
                default -> {}
            }
        }
        return cases;
    }

    /** A claim that nobody had objected to is no dispute. */
    private static void end(Map<Integer, Case> cases, int round, String outcome, Entry entry, Optional<Amount> award) {
        cases.computeIfPresent(round, (_, one) -> one.ended(outcome, entry.at(), award));
    }

    private static void add(Handle handle, Agreement agreement, Case one) {
        Claim claim = agreement.claims().get(one.round());
        if (claim == null) {
            return;
        }
        handle.createUpdate("""
                        insert into arbiter_case (agreement, round, arbiter, client, sum, objected_at, ruling_end, outcome,
                            ended_at, award)
                        values (:agreement, :round, :arbiter, :client, :sum, :objectedAt, :rulingEnd, :outcome,
                            :endedAt, :award)""")
                .bind("agreement", agreement.id())
                .bind("round", one.round())
                .bind("arbiter", agreement.terms().arbiter())
                .bind("client", agreement.terms().client())
                .bind("sum", claim.sum())
                .bind("objectedAt", one.objectedAt())
                .bind("rulingEnd", one.rulingEnd())
                .bind("outcome", one.ending().map(Ending::outcome).orElse("open"))
                .bind("endedAt", one.ending().map(Ending::at).orElse(null))
                .bind("award", one.ending().flatMap(Ending::award).orElse(null))
                .execute();
    }

    /** Makes those of which there is nothing yet, though the events are here: they were read by an earlier version. */
    static void fill(Handle handle) {
        List<Hash32> missing = handle.createQuery("""
                        select a.id from agreement a
                        where exists (select 1 from chain_event e where e.agreement = a.id and e.name = 'Objected')
                            and not exists (select 1 from arbiter_case c where c.agreement = a.id) and a.arbiter <> :nobody""")
                .bind("nobody", Address.ZERO)
                .mapTo(Hash32.class)
                .list();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            put(
                    handle,
                    History.of(handle, missing.subList(from, Math.min(missing.size(), from + AT_ONCE)))
                            .values());
        }
    }
}
