package io.stint.hub.document;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** How documents lie in the database. */
final class DocumentRows {
    /** A query's beginning; conditions on {@code d} follow. */
    static final String SELECT = """
            select d.id, d.author, d.kind, d.created_at, d.signature, d.body, d.sealed, d.agreement, d.job, d.seq,
                array(select reader from document_reader r where r.id = d.id and r.author = d.author) as readers,
                array(select hash from document_blob f where f.id = d.id and f.author = d.author) as files
            from document d
            """;

    /** Whether {@code :reader} may read {@code d}; null is somebody who is not signed in. */
    static final String READABLE = """
            (d.body is not null or exists (
                select 1 from document_reader r where r.reader = :reader and r.id = d.id and r.author = d.author))
            """;

    private DocumentRows() {}

    // JDBI's mapper also takes the statement's context, which is not needed here.
    @SuppressWarnings("unused")
    static Held held(ResultSet row, StatementContext context) throws SQLException {
        Stored stored = new Stored(
                new DocumentId(Hash32.of(row.getBytes("id"))),
                DocumentKind.parse(row.getString("kind")),
                Address.of(row.getBytes("author")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("body")).map(CanonicalJson::parse),
                all(row.getArray("readers"), Address::of),
                Optional.ofNullable(row.getBytes("agreement")).map(Hash32::of),
                Optional.ofNullable(row.getBytes("job")).map(Hash32::of).map(DocumentId::new),
                all(row.getArray("files"), Hash32::of));
        return new Held(
                row.getLong("seq"),
                stored,
                Bytes.of(row.getBytes("signature")),
                Optional.ofNullable(row.getString("sealed")));
    }

    private static <T> Set<T> all(Array array, Function<byte[], T> reader) throws SQLException {
        return Arrays.stream((byte[][]) array.getArray()).map(reader).collect(Collectors.toUnmodifiableSet());
    }
}
