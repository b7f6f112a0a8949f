package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of proposals to close together: one for each agreement, the newest. */
final class Closings {
    private Closings() {}

    /** By agreement. */
    static Map<Hash32, Closing> of(Handle handle, Collection<Hash32> agreements) {
        return handle.createQuery("""
                        select agreement, round, total, deadline, by_client, by_worker, at from closing
                        where agreement = any(:agreements)""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), read(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Closing read(RowView row) {
        return new Closing(
                row.getColumn("round", Integer.class),
                row.getColumn("total", Amount.class),
                row.getColumn("deadline", Instant.class),
                Optional.ofNullable(row.getColumn("by_client", Bytes.class)),
                Optional.ofNullable(row.getColumn("by_worker", Bytes.class)),
                row.getColumn("at", Instant.class));
    }

    static void put(Handle handle, Hash32 agreement, Closing closing) {
        handle.createUpdate("""
                        insert into closing (agreement, round, total, deadline, by_client, by_worker, at)
                        values (:agreement, :round, :total, :deadline, :byClient, :byWorker, :at)
                        on conflict (agreement) do update set round = excluded.round, total = excluded.total,
                            deadline = excluded.deadline, by_client = excluded.by_client,
                            by_worker = excluded.by_worker, at = excluded.at""")
                .bind("agreement", agreement)
                .bind("round", closing.round())
                .bind("total", closing.total())
                .bind("deadline", closing.deadline())
                .bind("byClient", closing.byClient().orElse(null))
                .bind("byWorker", closing.byWorker().orElse(null))
                .bind("at", closing.at())
                .execute();
        Changes.tell(handle, agreement, "closing");
    }
}
