package io.stint.hub.market;

import io.stint.hub.document.Stored;
import io.stint.hub.store.ByteArrays;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Of each author the profile that they signed last; of two of the same second, the greater id is the later. */
final class ProfileRows {
    private static final BinaryOperator<Stored> LATER = BinaryOperator.maxBy(Comparator.comparing(Stored::createdAt)
            .thenComparing(document -> document.id().toString()));

    private ProfileRows() {}

    private record Row(Stored document, CanonicalJson body, Profile profile) {
        static Row of(Stored document) {
            CanonicalJson body = document.body().orElseThrow();
            return new Row(document, body, Profile.parse(body));
        }
    }

    /** Any number, with one statement. */
    static void write(Handle handle, List<Stored> profiles) {
        Map<Address, Stored> latest = new HashMap<>();
        profiles.forEach(profile -> latest.merge(profile.author(), profile, LATER));
        List<Row> rows = latest.values().parallelStream().map(Row::of).toList();
        handle.createUpdate("""
                        insert into profile (address, version, created_at, name, show_record, body)
                        select address, version, to_timestamp(at), name, record, body
                        from unnest(:addresses, :versions, :times, :names, :records, :bodies)
                            as p(address, version, at, name, record, body)
                        on conflict (address) do update set
                            version = excluded.version, created_at = excluded.created_at, name = excluded.name,
                            show_record = excluded.show_record, body = excluded.body
                        where (profile.created_at, profile.version) < (excluded.created_at, excluded.version)""")
                .bind(
                        "addresses",
                        new ByteArrays(list(rows, row -> row.document().author().bytes())))
                .bind(
                        "versions",
                        new ByteArrays(
                                list(rows, row -> row.document().id().hash().bytes())))
                .bindArray(
                        "times",
                        Long.class,
                        list(rows, row -> row.document().createdAt().getEpochSecond()))
                .bindArray(
                        "names", String.class, list(rows, row -> row.profile().name()))
                .bindArray(
                        "records",
                        Boolean.class,
                        list(rows, row -> row.profile().showRecord()))
                .bindArray("bodies", String.class, list(rows, row -> row.body().text()))
                .execute();
    }

    private static <T> List<T> list(List<Row> rows, Function<Row, T> value) {
        return rows.stream().map(value).toList();
    }
}
