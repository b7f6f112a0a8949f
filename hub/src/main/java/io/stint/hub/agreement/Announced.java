package io.stint.hub.agreement;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A transaction that somebody's own wallet sent. */
public record Announced(Hash32 transaction, String action, Address by, Instant at) {
    private static final Duration SHOWN = Duration.ofHours(1);

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
    static Answer<List<Announced>> waiting(Questions ask, Hash32 agreement, Instant now) {
        return ask.ask(
                """
                select transaction, action, by, at from announced a
                where agreement = ? and at > ?
                    and not exists (select 1 from chain_event e
                        where e.agreement = a.agreement and e.transaction = a.transaction)
                order by at""",
                Questions.list(row -> new Announced(
                        Columns.hash(row, "transaction"),
                        row.getString("action"),
                        Columns.address(row, "by"),
                        Columns.instant(row, "at"))),
                agreement,
                now.minus(SHOWN));
    }

    /** Whether it is not too old to be shown. */
    boolean isYoung(Instant now) {
        return at.isAfter(now.minus(SHOWN));
    }
}
