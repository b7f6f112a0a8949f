package io.stint.hub.agreement;

import io.stint.hub.agreement.Arbitration.Answer;
import io.stint.hub.agreement.Arbitration.Asked;
import io.stint.hub.store.Hashes;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The tables of who was asked to rule, and of what they answered. */
final class Arbitrations {
    private Arbitrations() {}

    /** An answer counts only from whom the terms name. */
    record Key(Hash32 agreement, Address arbiter) {}

    static Map<Key, Arbitration> of(Handle handle, Collection<Hash32> agreements) {
        Map<Key, Arbitration> all = new HashMap<>();
        handle.createQuery("""
                        select coalesce(r.agreement, w.agreement) as agreement, coalesce(r.arbiter, w.arbiter) as arbiter,
                            r.asked_by, r.asked_at, w.accepts, w.created_at
                        from (select * from arbiter_request where agreement = any(:agreements)) r
                        full join (select * from arbiter_answer where agreement = any(:agreements)) w
                            on w.agreement = r.agreement and w.arbiter = r.arbiter""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(
                        new Key(row.getColumn("agreement", Hash32.class), row.getColumn("arbiter", Address.class)),
                        read(row)))
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    private static Arbitration read(RowView row) {
        return new Arbitration(
                Optional.ofNullable(row.getColumn("asked_by", Address.class))
                        .map(by -> new Asked(by, row.getColumn("asked_at", Instant.class))),
                Optional.ofNullable(row.getColumn("accepts", Boolean.class))
                        .map(accepts -> new Answer(accepts, row.getColumn("created_at", Instant.class))));
    }

    /** The first who asks counts. */
    static void ask(Handle handle, Situation s) {
        handle.createUpdate("""
                        insert into arbiter_request (agreement, arbiter, asked_by, asked_at)
                        values (:agreement, :arbiter, :by, :at) on conflict (agreement) do nothing""")
                .bind("agreement", s.id())
                .bind("arbiter", s.terms().arbiter())
                .bind("by", s.viewer())
                .bind("at", s.now())
                .execute();
        Changes.tell(handle, s.id(), "offer");
    }
}
