package io.stint.hub.agreement;

import io.stint.chain.rpc.Log;
import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.StintException;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.ImpossibleHistory;
import io.stint.protocol.agreement.Step;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        return Questions.now(handle, ask -> of(ask, agreements));
    }

    static Answer<Map<Hash32, Opened>> of(Questions ask, Collection<Hash32> agreements) {
        Among asked = Among.hashes(agreements);
        return ask.ask(
                        "select agreement, layer, topics, data, block, transaction, at from chain_event where agreement "
                                + asked.sql() + " order by block, transaction_index, log_index",
                        Questions.lists(row -> Columns.hash(row, "agreement"), History::stored),
                        asked)
                .then(History::played);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getInt("layer"),
                read(row.getBytes("topics"), Columns.bytes(row, "data")),
                row.getLong("block"),
                Columns.hash(row, "transaction"),
                Columns.instant(row, "at"));
    }

    private record Stored(int layer, EscrowEvent event, long block, Hash32 transaction, Instant at) {}

    private static Map<Hash32, Opened> played(Map<Hash32, List<Stored>> events) {
        Map<Hash32, Opened> all = new HashMap<>();
        events.forEach((id, its) -> played(its).ifPresent(opened -> all.put(id, opened)));
        return all;
    }

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

    private static EscrowEvent read(byte[] all, Bytes data) {
        List<Hash32> each = IntStream.range(0, all.length / Hash32.LENGTH)
                .mapToObj(i -> Hash32.of(Arrays.copyOfRange(all, i * Hash32.LENGTH, (i + 1) * Hash32.LENGTH)))
                .toList();
        return EscrowEvents.read(each, data)
                .orElseThrow(() -> new StintException("a stored event is none of the escrow's: " + Bytes.of(all)));
    }

    private static Bytes joined(List<Hash32> topics) {
        byte[] all = new byte[topics.size() * Hash32.LENGTH];
        for (int i = 0; i < topics.size(); i++) {
            topics.get(i).copyTo(all, i * Hash32.LENGTH);
        }
        return Bytes.of(all);
    }
}
