package io.stint.hub.agreement;

import io.stint.chain.rpc.Log;
import io.stint.hub.store.Hashes;
import io.stint.protocol.StintException;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.ImpossibleHistory;
import io.stint.protocol.agreement.Step;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The events as they lie in the database: the logs themselves, so that nothing is lost and all can be played again. */
final class History {
    private History() {}

    /** A log that is an event of the escrow. */
    record Seen(Log log, EscrowEvent event, Instant at) {}

    /** @param layer whose escrow logged them */
    static void add(Handle handle, int layer, Collection<Seen> events) {
        if (events.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                        insert into chain_event (layer, block, transaction_index, log_index, block_hash, transaction, agreement,
                            name, topics, data, at)
                        values (:layer, :block, :transactionIndex, :logIndex, :blockHash, :transaction, :agreement,
                            :name, :topics, :data, :at)""");
        events.forEach(seen -> bind(batch, seen.log(), seen.event(), seen.at())
                .bind("layer", layer)
                .add());
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, Log log, EscrowEvent event, Instant at) {
        return batch.bind("block", log.blockNumber())
                .bind("transactionIndex", log.transactionIndex())
                .bind("logIndex", log.index())
                .bind("blockHash", log.blockHash())
                .bind("transaction", log.transaction())
                .bind("agreement", event.agreement())
                .bind("name", event.getClass().getSimpleName())
                .bind("topics", joined(log.topics()))
                .bind("data", log.data())
                .bind("at", at);
    }

    /**
     * Plays an agreement's events by the protocol's rules.
     *
     * @return empty when the chain does not have it
     * @throws ImpossibleHistory when the rules do not allow what was read
     */
    static Optional<Opened> of(Handle handle, Hash32 agreement) {
        return Optional.ofNullable(of(handle, List.of(agreement)).get(agreement));
    }

    /** The same of several; those that the chain does not have are missing. */
    static Map<Hash32, Opened> of(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, List<Stored>> events = new HashMap<>();
        handle.createQuery("""
                        select agreement, layer, topics, data, block, transaction, at from chain_event
                        where agreement = any(:agreements) order by block, transaction_index, log_index""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), stored(row)))
                .forEach(one -> events.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        Map<Hash32, Opened> all = new HashMap<>();
        events.forEach((id, its) -> played(its).ifPresent(opened -> all.put(id, opened)));
        return all;
    }

    private static Stored stored(RowView row) {
        return new Stored(
                row.getColumn("layer", Integer.class),
                read(row.getColumn("topics", Bytes.class), row.getColumn("data", Bytes.class)),
                row.getColumn("block", Long.class),
                row.getColumn("transaction", Hash32.class),
                row.getColumn("at", Instant.class));
    }

    private record Stored(int layer, EscrowEvent event, long block, Hash32 transaction, Instant at) {}

    private static Optional<Opened> played(List<Stored> events) {
        List<Entry> entries = new ArrayList<>();
        Agreement agreement = null;
        for (Stored stored : events) {
            Step step = next(agreement, stored.event());
            agreement = step.agreement();
            entries.add(new Entry(stored.event(), step.movements(), stored.block(), stored.transaction(), stored.at()));
        }
        return agreement == null
                ? Optional.empty()
                : Optional.of(new Opened(events.getFirst().layer(), agreement, entries));
    }

    private static Step next(@Nullable Agreement before, EscrowEvent event) {
        if (before != null) {
            return before.after(event);
        }
        if (event instanceof EscrowEvent.Opened opened) {
            return Agreement.opened(opened);
        }
        throw new ImpossibleHistory("the first event is not Opened but " + event);
    }

    private static EscrowEvent read(Bytes topics, Bytes data) {
        byte[] all = topics.toArray();
        List<Hash32> each = IntStream.range(0, all.length / Hash32.LENGTH)
                .mapToObj(i -> Hash32.of(Arrays.copyOfRange(all, i * Hash32.LENGTH, (i + 1) * Hash32.LENGTH)))
                .toList();
        return EscrowEvents.read(each, data)
                .orElseThrow(() -> new StintException("a stored event is none of the escrow's: " + topics));
    }

    private static Bytes joined(List<Hash32> topics) {
        byte[] all = new byte[topics.size() * Hash32.LENGTH];
        for (int i = 0; i < topics.size(); i++) {
            topics.get(i).copyTo(all, i * Hash32.LENGTH);
        }
        return Bytes.of(all);
    }
}
