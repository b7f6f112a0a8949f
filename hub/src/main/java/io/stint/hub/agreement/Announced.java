package io.stint.hub.agreement;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A transaction that somebody's own wallet sent. */
public record Announced(Hash32 transaction, String action, Address by, Instant at) {

    static void add(Handle handle, Hash32 agreement, Announced announced) {
        handle.createUpdate("""
                        insert into announced (transaction, agreement, action, by, at)
                        values (:transaction, :agreement, :action, :by, :at) on conflict (agreement, transaction)
                        do nothing""")
                .bind("transaction", announced.transaction())
                .bind("agreement", agreement)
                .bind("action", announced.action())
                .bind("by", announced.by())
                .bind("at", announced.at())
                .execute();
        Changes.tell(handle, agreement, "sent");
    }

    /** Those that the chain does not have yet, of the last hour: what is older was not taken. */
    static List<Announced> waiting(Handle handle, Hash32 agreement, Instant now) {
        return handle.createQuery("""
                        select transaction, action, by, at from announced a
                        where agreement = :agreement and at > :since
                            and not exists (select 1 from chain_event e
                                where e.agreement = a.agreement and e.transaction = a.transaction)
                        order by at""")
                .bind("agreement", agreement)
                .bind("since", now.minusSeconds(3600))
                .map(row -> new Announced(
                        row.getColumn("transaction", Hash32.class),
                        row.getColumn("action", String.class),
                        row.getColumn("by", Address.class),
                        row.getColumn("at", Instant.class)))
                .list();
    }
}
