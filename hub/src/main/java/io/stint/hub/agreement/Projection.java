package io.stint.hub.agreement;

import io.stint.chain.rpc.Log;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Hashes;
import io.stint.protocol.StintException;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.agreement.Phase;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the chain says, in tables: events as they come, and the state they lead to. All in the caller's transaction. */
final class Projection {
    private static final String PUT = """
            insert into agreement (id, layer, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                claimed, disputed, remaining, paid, phase, notice_end, opened_block, opened_at, updated_at, due)
            values (:id, :layer, :terms, :client, :worker, :approver, :arbiter, :payee, :token, :funded, :drawn,
                :claimed, :disputed, :remaining, :paid, :phase, :noticeEnd, :openedBlock, :openedAt, :updatedAt,
                :due)
            on conflict (id) do update set funded = excluded.funded, drawn = excluded.drawn,
                claimed = excluded.claimed, disputed = excluded.disputed, remaining = excluded.remaining,
                paid = excluded.paid, phase = excluded.phase, notice_end = excluded.notice_end,
                opened_block = excluded.opened_block, opened_at = excluded.opened_at,
                updated_at = excluded.updated_at, due = excluded.due""";

    private Projection() {}

    /**
     * @param times of the logs' blocks, by number
     * @throws StintException when the contract claims agreements that are not its own
     */
    static void append(Handle handle, Layer layer, List<Log> logs, Map<Long, Instant> times) {
        List<History.Seen> seen = logs.stream()
                .flatMap(log -> EscrowEvents.read(log.topics(), log.data()).stream()
                        .map(event ->
                                new History.Seen(log, event, times.getOrDefault(log.blockNumber(), Instant.EPOCH))))
                .toList();
        requireOwn(handle, layer, seen);
        History.add(handle, layer.number(), seen);
        project(
                handle,
                seen.stream().map(one -> one.event().agreement()).distinct().toList());
    }

    /**
     * An id is the hash of terms for one chain and escrow, so that no two escrows have an agreement in common. A contract
     * that says otherwise is none, and must not speak of what others hold.
     */
    private static void requireOwn(Handle handle, Layer layer, List<History.Seen> seen) {
        boolean made = seen.stream()
                .map(History.Seen::event)
                .filter(EscrowEvent.Opened.class::isInstance)
                .map(EscrowEvent.Opened.class::cast)
                .anyMatch(opened -> !opened.terms().id(layer.domain()).equals(opened.agreement()));
        List<Hash32> ids = seen.stream()
                .map(one -> one.event().agreement())
                .filter(id -> !id.equals(Hash32.ZERO))
                .distinct()
                .toList();
        boolean taken = !ids.isEmpty()
                && handle.createQuery("select exists (select 1 from chain_event where agreement = any(:ids)"
                                + " and layer <> :layer)")
                        .bind("ids", Hashes.of(ids))
                        .bind("layer", layer.number())
                        .mapTo(Boolean.class)
                        .one();
        if (made || taken) {
            throw new NotAnEscrow(layer);
        }
    }

    private static final class NotAnEscrow extends StintException {
        NotAnEscrow(Layer layer) {
            super("the contract " + layer.escrow() + " on " + layer.name() + " is no escrow of version "
                    + layer.deployment().version() + ": it tells of agreements that cannot be its own");
        }
    }

    /** Forgets what was in blocks above the given one. */
    static void rollBack(Handle handle, Layer layer, long toBlock) {
        List<Hash32> changed = handle.createQuery(
                        "select distinct agreement from chain_event" + " where layer = :layer and block > :block")
                .bind("layer", layer.number())
                .bind("block", toBlock)
                .mapTo(Hash32.class)
                .list();
        handle.createUpdate("delete from chain_event where layer = :layer and block > :block")
                .bind("layer", layer.number())
                .bind("block", toBlock)
                .execute();
        project(handle, changed);
    }

    private static void project(Handle handle, List<Hash32> agreements) {
        // Change of a batch that its sender refused, and withdrawn credits, are of no agreement.
        List<Hash32> ids =
                agreements.stream().filter(id -> !id.equals(Hash32.ZERO)).toList();
        if (ids.isEmpty()) {
            return;
        }
        Map<Hash32, Opened> all = History.of(handle, ids);
        remove(handle, ids.stream().filter(id -> !all.containsKey(id)).toList());
        put(handle, all.values());
        Changes.tell(handle, ids, "chain");
    }

    private static void remove(Handle handle, List<Hash32> ids) {
        DealingRows.remove(handle, ids);
        handle.createUpdate("delete from agreement where id = any(:ids)")
                .bind("ids", Hashes.of(ids))
                .execute();
    }

    private static void put(Handle handle, Collection<Opened> all) {
        if (all.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT);
        all.forEach(opened -> bind(batch, opened).add());
        batch.execute();
        DealingRows.put(handle, all);
        ArbiterCases.put(handle, all);
    }

    private static PreparedBatch bind(PreparedBatch batch, Opened opened) {
        Agreement agreement = opened.agreement();
        Terms terms = agreement.terms();
        return batch.bind("id", agreement.id())
                .bind("layer", opened.layer())
                .bind("terms", Bytes.of(PackedTerms.pack(terms)))
                .bind("client", terms.client())
                .bind("worker", terms.worker())
                .bind("approver", terms.approver())
                .bind("arbiter", terms.arbiter())
                .bind("payee", terms.receiver())
                .bind("token", terms.token())
                .bindMap(numbers(agreement))
                .bind("phase", name(agreement.phase()))
                .bind("noticeEnd", agreement.noticeEnd().orElse(null))
                .bind("openedBlock", opened.entries().getFirst().block())
                .bind("openedAt", opened.entries().getFirst().at())
                .bind("updatedAt", opened.entries().getLast().at())
                .bind("due", Deadlines.next(agreement).orElse(null));
    }

    private static Map<String, Amount> numbers(Agreement agreement) {
        Function<ClaimState, Amount> claims = agreement::claimed;
        return Map.of(
                "funded", agreement.funded(),
                "drawn", agreement.drawn(),
                "claimed", claims.apply(ClaimState.PENDING),
                "disputed", claims.apply(ClaimState.DISPUTED),
                "remaining", agreement.left(),
                "paid", agreement.ledger().receivedBy(Account.PAYEE));
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
