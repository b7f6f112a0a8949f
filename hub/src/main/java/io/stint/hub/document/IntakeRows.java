package io.stint.hub.document;

import io.stint.hub.store.ByteArrays;
import io.stint.protocol.document.CanonicalJson;
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

    /** What is to be here. */
    record Row(Stored document, Known known) {}

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

    static void write(Handle handle, Collection<Row> rows, String origin, Instant now) {
        List<Row> list = List.copyOf(rows);
        handle.createUpdate("""
                        insert into document (id, author, kind, created_at, signature, body, agreement, job, seq, stored_at,
                            origin)
                        select id, author, kind, to_timestamp(at), signature, body, nullif(agreement, ''), nullif(job, ''),
                            nextval('document_seq'), :now, :origin
                        from unnest(:ids, :authors, :kinds, :times, :signatures, :bodies, :agreements, :jobs)
                            as r(id, author, kind, at, signature, body, agreement, job)
                        on conflict (id, author) do update
                        set created_at = excluded.created_at, signature = excluded.signature, seq = excluded.seq,
                            origin = excluded.origin""")
                .bind("now", now)
                .bind("origin", origin)
                .bind("ids", new ByteArrays(documents(list, d -> d.id().hash().bytes())))
                .bind("authors", new ByteArrays(documents(list, d -> d.author().bytes())))
                .bindArray("kinds", String.class, documents(list, d -> d.kind().wireName()))
                .bindArray(
                        "times",
                        Long.class,
                        list(list, row -> seconds(row.known().latestSaying())))
                .bind(
                        "signatures",
                        new ByteArrays(list(
                                list,
                                row -> row.known().latestSaying().signature().toArray())))
                .bindArray("bodies", String.class, documents(list, IntakeRows::body))
                .bind("agreements", new ByteArrays(documents(list, IntakeRows::agreement)))
                .bind("jobs", new ByteArrays(documents(list, IntakeRows::job)))
                .execute();
        writeFirst(
                handle,
                list.stream()
                        .filter(row -> row.known().firstSaying().isPresent())
                        .toList());
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

    private static String body(Stored document) {
        return document.body().map(CanonicalJson::text).orElseThrow();
    }

    /** Empty bytes stand for none: an array's elements are not null. */
    private static byte[] agreement(Stored document) {
        return document.agreement().map(Hash32::bytes).orElseGet(() -> new byte[0]);
    }

    private static byte[] job(Stored document) {
        return document.job().map(id -> id.hash().bytes()).orElseGet(() -> new byte[0]);
    }

    private static <T> List<T> documents(List<Row> rows, Function<Stored, T> value) {
        return list(rows, row -> value.apply(row.document()));
    }

    private static <S, T> List<T> list(List<S> from, Function<S, T> value) {
        return from.stream().map(value).collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }
}
