package io.stint.hub.agreement;

import io.stint.hub.agreement.Arbitration.Answer;
import io.stint.hub.agreement.Arbitration.Asked;
import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of who was asked to rule, and of what they answered. */
final class Arbitrations {
    private Arbitrations() {}

    /** An answer counts only from whom the terms name. */
    record Key(Hash32 agreement, Address arbiter) {}

    static Questions.Answer<Map<Key, Arbitration>> of(Questions ask, Collection<Hash32> agreements) {
        Among asked = Among.hashes(agreements);
        return ask.ask(
                "select coalesce(r.agreement, w.agreement) as agreement, coalesce(r.arbiter, w.arbiter) as arbiter,"
                        + " r.asked_by, r.asked_at, w.accepts, w.created_at"
                        + " from (select * from arbiter_request where agreement " + asked.sql() + ") r"
                        + " full join (select * from arbiter_answer where agreement " + asked.sql() + ") w"
                        + " on w.agreement = r.agreement and w.arbiter = r.arbiter",
                Questions.map(
                        row -> new Key(Columns.hash(row, "agreement"), Columns.address(row, "arbiter")),
                        Arbitrations::read),
                asked,
                asked);
    }

    private static Arbitration read(ResultSet row) throws SQLException {
        Optional<Instant> answered = Columns.time(row, "created_at");
        Optional<Instant> asked = Columns.time(row, "asked_at");
        return new Arbitration(
                asked.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Asked(Columns.address(row, "asked_by"), asked.get())),
                answered.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Answer(row.getBoolean("accepts"), answered.get())));
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
