package io.stint.hub.document;

import io.stint.hub.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/**
 * All public documents that are not hidden in the order in which they came, for other hubs and whoever wants them all. What
 * is shown again comes a second time.
 */
public final class Feed {
    /** The most documents in one part. */
    public static final int MOST = 1_000;

    /** A part that has this many bytes ends. */
    public static final int FULL = 4 * 1024 * 1024;

    /** Rows at a time from the database: each may have 64 KiB, and those after a full part are thrown away. */
    private static final int AT_ONCE = 100;

    /** Not hidden by the operator; versions of a job are as their first one, an arbiter's offer as their profile. */
    private static final String SHOWN = """
            not exists (select 1 from hidden h
                where h.kind = case d.kind when 'arbiter-offer' then 'profile' else d.kind end
                and h.thing = case d.kind when 'profile' then d.author when 'arbiter-offer' then d.author
                    when 'job' then d.job else d.id end)""";

    private final Database database;

    public Feed(Database database) {
        this.database = database;
    }

    /**
     * A part of the feed as JSON: {@code documents}, each with its {@code cursor}; {@code next}, the cursor for what
     * follows; {@code head}, the last document's cursor, hidden ones too; {@code log}, the name of what cursors count in.
     *
     * @param limit the most documents
     */
    byte[] after(long cursor, int limit) {
        return database.inTransaction(handle -> {
            FeedWriter json = new FeedWriter().put("{\"documents\":[");
            long next = write(handle, json, cursor, limit);
            End end = end(handle);
            json.put("],\"log\":\"").put(end.log());
            json.put("\",\"head\":\"").put(Long.toString(end.head()));
            if (next != DocumentPage.START) {
                json.put("\",\"next\":\"").put(Long.toString(next));
            }
            return json.put("\"}").bytes();
        });
    }

    private static long write(Handle handle, FeedWriter json, long cursor, int limit) {
        ResultIterable<Long> rows = handle.createQuery("(" + part("document d", "d.seq") + ") union all ("
                        + part("document_again a join document d on d.id = a.id and d.author = a.author", "a.seq")
                        + ") order by seq limit :limit")
                .bind("after", cursor)
                .bind("limit", limit)
                .setFetchSize(AT_ONCE)
                .map((row, _) -> json.document(row));
        long next = cursor;
        try (var found = rows.iterator()) {
            while (found.hasNext() && json.size() < FULL) {
                next = found.next();
            }
        }
        return next;
    }

    /** Each part is limited by itself, so that none of them is read to its end. */
    private static String part(String from, String seq) {
        return """
                select d.id, d.author, d.kind, d.created_at, d.signature, d.body, d.agreement, d.job, %2$s as seq,
                    f.created_at as first_at, f.signature as first_signature
                from %1$s left join document_first f on f.id = d.id and f.author = d.author
                where d.body is not null and %2$s > :after and %3$s order by %2$s limit :limit""".formatted(from, seq, SHOWN);
    }

    /** @param head the last document's cursor */
    private record End(String log, long head) {}

    private static End end(Handle handle) {
        return handle.createQuery("""
                        select id::text as log, coalesce(greatest(
                            (select seq from document where body is not null order by seq desc limit 1),
                            (select max(seq) from document_again), (select max(seq) from tombstone)), 0) as head
                        from document_log""")
                .map((row, _) -> new End(row.getString("log"), row.getLong("head")))
                .one();
    }
}
