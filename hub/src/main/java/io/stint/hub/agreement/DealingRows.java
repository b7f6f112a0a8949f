package io.stint.hub.agreement;

import io.stint.hub.store.Database;
import io.stint.protocol.reputation.Dealing;
import io.stint.protocol.reputation.Moved;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What agreements say of their sides, kept beside their newest state. */
final class DealingRows {
    private static final int AT_ONCE = 500;

    private DealingRows() {}

    /** Writes what an agreement says now; when it says nothing, what it said before a reorganisation goes. */
    static void put(Handle handle, Opened opened) {
        Hash32 id = opened.agreement().id();
        remove(handle, id);
        List<Moved> history = opened.entries().stream()
                .map(entry -> new Moved(entry.at(), entry.movements()))
                .toList();
        Dealing.of(opened.agreement().terms(), history)
                .ifPresent(dealing -> handle.createUpdate("""
                                insert into dealing (agreement, client, worker, stay, since, until)
                                values (:agreement, :client, :worker, :stay, :since, :until)""")
                        .bind("agreement", id)
                        .bind("client", dealing.client())
                        .bind("worker", dealing.worker())
                        .bind("stay", new BigDecimal(dealing.stay()))
                        .bind("since", dealing.since())
                        .bind("until", dealing.until())
                        .execute());
    }

    static void remove(Handle handle, Hash32 id) {
        handle.createUpdate("delete from dealing where agreement = :id")
                .bind("id", id)
                .execute();
    }

    /** Writes those that are missing: a database of an earlier version has none. */
    static void fill(Database database) {
        boolean more = true;
        while (more) {
            more = database.inTransaction(handle -> {
                List<Hash32> missing = missing(handle);
                History.of(handle, missing).values().forEach(opened -> put(handle, opened));
                return missing.size() == AT_ONCE;
            });
        }
    }

    private static List<Hash32> missing(Handle handle) {
        return handle.createQuery("""
                        select id from agreement a
                        where paid > 0 and token = decode(repeat('00', 20), 'hex') and payee not in (client, approver)
                            and not exists (select 1 from dealing d where d.agreement = a.id)
                        limit :limit""")
                .bind("limit", AT_ONCE)
                .mapTo(Hash32.class)
                .list();
    }
}
