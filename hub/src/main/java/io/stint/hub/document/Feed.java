package io.stint.hub.document;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/**
 * All public documents that are not hidden in the order in which they came, for other hubs and whoever wants them all. What
 * is shown again comes a second time.
 */
public final class Feed {
    /** The most documents in one part. */
    public static final int MOST = 500;

    /** A part that has this many bytes ends. */
    public static final int FULL = 4 * 1024 * 1024;

    /** Not hidden by the operator; versions of a job are as their first one. */
    private static final String SHOWN = """
            not exists (select 1 from hidden h where h.kind = d.kind
                and h.thing = case d.kind when 'profile' then d.author when 'job' then d.job else d.id end)""";

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
    String after(long cursor, int limit) {
        return database.inTransaction(handle -> {
            StringBuilder json = new StringBuilder(64 * 1024).append("{\"documents\":[");
            long next = write(handle, json, cursor, limit);
            json.append("],\"log\":\"").append(log(handle)).append('"');
            json.append(",\"head\":\"").append(head(handle)).append('"');
            if (next != DocumentPage.START) {
                json.append(",\"next\":\"").append(next).append('"');
            }
            return json.append('}').toString();
        });
    }

    private static long write(Handle handle, StringBuilder json, long cursor, int limit) {
        ResultIterable<Long> rows = handle.createQuery("(" + part("document d", "d.seq") + ") union all ("
                        + part("document_again a join document d on d.id = a.id and d.author = a.author", "a.seq")
                        + ") order by seq limit :limit")
                .bind("after", cursor)
                .bind("limit", limit)
                .setFetchSize(50)
                .map((row, _) -> write(json, row));
        long next = cursor;
        try (var found = rows.iterator()) {
            while (found.hasNext() && json.length() < FULL) {
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

    private static long write(StringBuilder json, ResultSet row) throws SQLException {
        if (json.charAt(json.length() - 1) == '}') {
            json.append(',');
        }
        long cursor = row.getLong("seq");
        json.append("{\"id\":\"").append(hex(row, "id"));
        json.append("\",\"kind\":\"").append(row.getString("kind"));
        json.append("\",\"author\":\"").append(Address.of(row.getBytes("author")));
        json.append("\",\"createdAt\":").append(seconds(row, "created_at"));
        json.append(",\"signature\":\"").append(hex(row, "signature"));
        json.append("\",\"body\":").append(row.getString("body"));
        if (row.getBytes("agreement") != null) {
            json.append(",\"agreement\":\"").append(hex(row, "agreement")).append('"');
        }
        if (row.getBytes("job") != null) {
            json.append(",\"job\":\"").append(hex(row, "job")).append('"');
        }
        if (row.getObject("first_at") != null) {
            json.append(",\"first\":{\"createdAt\":").append(seconds(row, "first_at"));
            json.append(",\"signature\":\"").append(hex(row, "first_signature")).append("\"}");
        }
        json.append(",\"cursor\":\"").append(cursor).append("\"}");
        return cursor;
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        return Bytes.of(row.getBytes(column)).hex();
    }

    private static long seconds(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toEpochSecond();
    }

    private static String log(Handle handle) {
        return handle.createQuery("select id::text from document_log")
                .mapTo(String.class)
                .one();
    }

    private static long head(Handle handle) {
        return handle.createQuery("""
                        select coalesce(greatest(
                            (select seq from document where body is not null order by seq desc limit 1),
                            (select max(seq) from document_again), (select max(seq) from tombstone)), 0)""").mapTo(Long.class).one();
    }
}
