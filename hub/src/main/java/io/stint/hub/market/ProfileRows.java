package io.stint.hub.market;

import io.stint.hub.document.Stored;
import io.stint.hub.store.BinaryRows;
import io.stint.hub.store.ByteArrays;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Of each author the profile that they signed last; of two of the same second, the greater id is the later. */
final class ProfileRows {
    private static final BinaryOperator<Stored> LATER = BinaryOperator.maxBy(Comparator.comparing(Stored::createdAt)
            .thenComparing(document -> document.id().hash()));

    private ProfileRows() {}

    private record Row(Stored document, Profile profile) {
        static Row of(Stored document) {
            return new Row(document, (Profile) document.said());
        }
    }

    /** Any number; those of authors of whom there is none, which most are that come from other hubs, at once. */
    static void write(Handle handle, List<Stored> profiles) {
        Map<Address, Stored> latest = new HashMap<>();
        profiles.forEach(profile -> latest.merge(profile.author(), profile, LATER));
        Set<Address> known = handle.createQuery("select address from profile where address = any(:addresses)")
                .bind(
                        "addresses",
                        new ByteArrays(
                                latest.keySet().stream().map(Address::bytes).toList()))
                .map((row, _) -> Address.of(row.getBytes("address")))
                .set();
        Map<Boolean, List<Row>> isKnown = latest.values().stream()
                .map(Row::of)
                .collect(Collectors.partitioningBy(
                        row -> known.contains(row.document().author())));
        put(handle, isKnown.getOrDefault(false, List.of()));
        replace(handle, isKnown.getOrDefault(true, List.of()));
    }

    private static void put(Handle handle, List<Row> news) {
        BinaryRows rows = new BinaryRows(5);
        for (Row one : news) {
            Stored document = one.document();
            rows.row()
                    .bytes(document.author().bytes())
                    .bytes(document.id().hash().bytes())
                    .time(document.createdAt())
                    .text(one.profile().name())
                    .flag(one.profile().showRecord());
        }
        rows.copy(handle, "profile (address, version, created_at, name, show_record)");
    }

    private static void replace(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update profile p set version = n.version, created_at = to_timestamp(n.at), name = n.name,
                            show_record = n.record
                        from unnest(:addresses, :versions, :times, :names, :records)
                            as n(address, version, at, name, record)
                        where p.address = n.address and (p.created_at, p.version) < (to_timestamp(n.at), n.version)""")
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
                .execute();
    }

    private static <T> List<T> list(List<Row> rows, Function<Row, T> value) {
        return rows.stream().map(value).toList();
    }
}
