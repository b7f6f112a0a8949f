package io.stint.hub.agreement;

import io.stint.hub.layer.Counted;
import io.stint.hub.store.Database;
import io.stint.hub.store.Hashes;
import io.stint.protocol.reputation.Dealing;
import io.stint.protocol.reputation.Moved;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What agreements say of their sides, kept beside their newest state. */
final class DealingRows {
    private static final int AT_ONCE = 500;

    private DealingRows() {}

    /** Writes what agreements say now; where one says nothing, what it said before a reorganisation goes. */
    static void put(Handle handle, Collection<Opened> all) {
        remove(handle, all.stream().map(opened -> opened.agreement().id()).toList());
        Set<Integer> counted = Set.copyOf(handle.createQuery("select id from layer where id in " + Counted.LAYERS)
                .mapTo(Integer.class)
                .list());
        PreparedBatch batch = handle.prepareBatch("""
                insert into dealing (agreement, client, worker, stay, since, until)
                values (:agreement, :client, :worker, :stay, :since, :until)""");
        all.stream()
                .filter(opened -> counted.contains(opened.layer()))
                .forEach(opened -> dealing(opened)
                        .ifPresent(dealing -> batch.bind(
                                        "agreement", opened.agreement().id())
                                .bind("client", dealing.client())
                                .bind("worker", dealing.worker())
                                .bind("stay", new BigDecimal(dealing.stay()))
                                .bind("since", dealing.since())
                                .bind("until", dealing.until())
                                .add()));
        batch.execute();
    }

    private static Optional<Dealing> dealing(Opened opened) {
        List<Moved> history = opened.entries().stream()
                .map(entry -> new Moved(entry.at(), entry.movements()))
                .toList();
        return Dealing.of(opened.agreement().terms(), history);
    }

    static void remove(Handle handle, List<Hash32> agreements) {
        handle.createUpdate("delete from dealing where agreement = any(:agreements)")
                .bind("agreements", Hashes.of(agreements))
                .execute();
    }

    /** Writes those that are missing: a database of an earlier version has none. */
    static void fill(Database database) {
        boolean more = true;
        while (more) {
            more = database.inTransaction(handle -> {
                // Each layer's follower asks for it.
                handle.execute("select pg_advisory_xact_lock(hashtextextended('dealing', 8))");
                List<Hash32> missing = missing(handle);
                put(handle, History.of(handle, missing).values());
                return missing.size() == AT_ONCE;
            });
        }
    }

    private static List<Hash32> missing(Handle handle) {
        return handle.createQuery("""
                        select id from agreement a
                        where paid > 0 and a.layer in %s and token = decode(repeat('00', 20), 'hex') and payee not in (client, approver)
                            and not exists (select 1 from dealing d where d.agreement = a.id)
                        limit :limit""".formatted(Counted.LAYERS))
                .bind("limit", AT_ONCE)
                .mapTo(Hash32.class)
                .list();
    }
}
