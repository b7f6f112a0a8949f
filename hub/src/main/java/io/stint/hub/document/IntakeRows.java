package io.stint.hub.document;

import io.stint.hub.store.BinaryRows;
import io.stint.hub.store.ByteArrays;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Public documents in the database, many with one statement. */
final class IntakeRows {
    private IntakeRows() {}

    /** What is here under a name. */
    record Known(DocumentKind kind, Saying latestSaying, Optional<Saying> firstSaying) {
        static Known of(DocumentKind kind, Saying first, Saying latest) {
            return new Known(kind, latest, first.at().equals(latest.at()) ? Optional.empty() : Optional.of(first));
        }

        Instant latest() {
            return latestSaying.at();
        }

        Instant earliest() {
            return firstSaying.map(Saying::at).orElse(latest());
        }
    }

    /**
     * What is to be here.
     *
     * @param isNew nothing is here under the name
     */
    record Row(Stored document, Known known, boolean isNew) {}

    static Map<DocumentName, Known> find(Handle handle, List<DocumentName> keys) {
        Map<DocumentName, Known> found = new HashMap<>();
        handle.createQuery("""
                        select d.id, d.author, d.kind, d.created_at, d.signature,
                            f.created_at as first_at, f.signature as first_signature
                        from unnest(:ids, :authors) as k(id, author)
                        join document d on d.id = k.id and d.author = k.author
                        left join document_first f on f.id = d.id and f.author = d.author""")
                .bind("ids", new ByteArrays(list(keys, key -> key.id().hash().bytes())))
                .bind("authors", new ByteArrays(list(keys, key -> key.author().bytes())))
                .map((row, _) -> found.put(
                        new DocumentName(
                                new DocumentId(Hash32.of(row.getBytes("id"))), Address.of(row.getBytes("author"))),
                        new Known(
                                DocumentKind.parse(row.getString("kind")),
                                saying(row, "created_at", "signature").orElseThrow(),
                                saying(row, "first_at", "first_signature"))))
                .list();
        return found;
    }

    private static Optional<Saying> saying(ResultSet row, String at, String signature) throws SQLException {
        OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
        return time == null
                ? Optional.empty()
                : Optional.of(new Saying(time.toInstant(), Bytes.of(row.getBytes(signature))));
    }

    /** In their order. */
    static void write(Handle handle, Collection<Row> rows, String origin, Instant now) {
        Map<Boolean, List<Row>> isNew = rows.stream().collect(Collectors.partitioningBy(Row::isNew));
        put(handle, isNew.getOrDefault(true, List.of()), origin, now);
        replace(handle, isNew.getOrDefault(false, List.of()), origin);
        writeFirst(
                handle,
                rows.stream()
                        .filter(row -> row.known().firstSaying().isPresent())
                        .toList());
    }

    private static void put(Handle handle, List<Row> rows, String origin, Instant now) {
        BinaryRows all = new BinaryRows(10);
        for (Row row : rows) {
            Stored document = row.document();
            Saying latest = row.known().latestSaying();
            all.row()
                    .bytes(document.id().hash().bytes())
                    .bytes(document.author().bytes())
                    .text(document.kind().wireName())
                    .time(latest.at())
                    .bytes(latest.signature().toArray())
                    .bytes(document.body().orElseThrow().bytes());
            document.agreement().ifPresentOrElse(id -> all.bytes(id.bytes()), all::nothing);
            document.job().ifPresentOrElse(id -> all.bytes(id.hash().bytes()), all::nothing);
            all.time(now).text(origin);
        }
        all.copy(handle, "document (id, author, kind, created_at, signature, body, agreement, job, stored_at, origin)");
    }

    /** What was said again: of a document only its last saying changes. */
    private static void replace(Handle handle, List<Row> list, String origin) {
        if (list.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update document d set created_at = to_timestamp(r.at), signature = r.signature, seq = r.seq,
                            origin = :origin
                        from (select *, nextval('document_seq') as seq
                            from unnest(:ids, :authors, :times, :signatures) as k(id, author, at, signature)) as r
                        where d.id = r.id and d.author = r.author""")
                .bind("origin", origin)
                .bind("ids", new ByteArrays(documents(list, d -> d.id().hash().bytes())))
                .bind("authors", new ByteArrays(documents(list, d -> d.author().bytes())))
                .bindArray(
                        "times",
                        Long.class,
                        list(list, row -> seconds(row.known().latestSaying())))
                .bind(
                        "signatures",
                        new ByteArrays(list(
                                list,
                                row -> row.known().latestSaying().signature().toArray())))
                .execute();
    }

    private static void writeFirst(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Function<Row, Saying> first = row -> row.known().firstSaying().orElseThrow();
        handle.createUpdate("""
                        insert into document_first (id, author, created_at, signature)
                        select id, author, to_timestamp(at), signature
                        from unnest(:ids, :authors, :times, :signatures) as r(id, author, at, signature)
                        on conflict (id, author) do update
                        set created_at = excluded.created_at, signature = excluded.signature""")
                .bind("ids", new ByteArrays(documents(rows, d -> d.id().hash().bytes())))
                .bind("authors", new ByteArrays(documents(rows, d -> d.author().bytes())))
                .bindArray("times", Long.class, list(rows, row -> seconds(first.apply(row))))
                .bind(
                        "signatures",
                        new ByteArrays(
                                list(rows, row -> first.apply(row).signature().toArray())))
                .execute();
    }

    private static long seconds(Saying saying) {
        return saying.at().getEpochSecond();
    }

    private static <T> List<T> documents(List<Row> rows, Function<Stored, T> value) {
        return list(rows, row -> value.apply(row.document()));
    }

    private static <S, T> List<T> list(List<S> from, Function<S, T> value) {
        return from.stream().map(value).toList();
    }
}
