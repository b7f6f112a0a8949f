package io.stint.hub.agreement;

import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of proposals to close together: one for each agreement, the newest. */
final class Closings {
    private Closings() {}

    /** By agreement. */
    static Answer<Map<Hash32, Closing>> of(Questions ask, Collection<Hash32> agreements) {
        Among asked = Among.hashes(agreements);
        return ask.ask(
                "select agreement, round, total, deadline, by_client, by_worker, at from closing where agreement "
                        + asked.sql(),
                Questions.map(row -> Columns.hash(row, "agreement"), Closings::read),
                asked);
    }

    private static Closing read(ResultSet row) throws SQLException {
        return new Closing(
                row.getInt("round"),
                Columns.amount(row, "total"),
                Columns.instant(row, "deadline"),
                Columns.optional(row, "by_client", Bytes::of),
                Columns.optional(row, "by_worker", Bytes::of),
                Columns.instant(row, "at"));
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
