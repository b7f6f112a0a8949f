package io.stint.hub.market;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How people present themselves: of each, the profile that they signed last. */
public final class Profiles implements DocumentListener {
    private final Database database;

    public Profiles(Database database) {
        this.database = database;
    }

    /** @param version the document that says so */
    public record Presented(DocumentId version, Profile profile) {}

    /** What stands beside somebody's address. */
    record Label(String name, boolean showsRecord) {}

    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.PROFILE;
    }

    @Override
    public void stored(Handle handle, Stored document) {
        ProfileRows.write(handle, List.of(document));
    }

    @Override
    public void storedTogether(Handle handle, List<Stored> documents) {
        ProfileRows.write(handle, documents);
    }

    @Override
    public void removed(Handle handle, String kind, Bytes thing) {
        if (kind.equals("profile")) {
            handle.createUpdate("delete from profile where address = :address")
                    .bind("address", thing)
                    .execute();
        }
    }

    /** Empty: they have not said anything about themselves. */
    public Optional<Presented> of(Address address) {
        return database.with(handle -> handle.createQuery("select version, body from profile where address = :address")
                .bind("address", address)
                .map((row, context) -> new Presented(
                        new DocumentId(Hash32.of(row.getBytes("version"))),
                        Profile.parse(CanonicalJson.kept(row.getString("body")))))
                .findOne());
    }

    /** The names of those who have one. */
    public Map<Address, String> names(Collection<Address> addresses) {
        Map<Address, String> names = new HashMap<>();
        labels(addresses).forEach((address, label) -> names.put(address, label.name()));
        return names;
    }

    Map<Address, Label> labels(Collection<Address> addresses) {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        Map<Address, Label> labels = new HashMap<>();
        database.with(handle -> handle.createQuery(
                        "select address, name, show_record from profile where address = any(:addresses)"
                                + " and not exists (select 1 from hidden h where h.kind = 'profile' and h.thing = address)")
                .bind(
                        "addresses",
                        new ByteArrays(addresses.stream()
                                .distinct()
                                .map(Address::bytes)
                                .toList()))
                .map((row, context) -> labels.put(
                        Address.of(row.getBytes("address")),
                        new Label(row.getString("name"), row.getBoolean("show_record"))))
                .list());
        return labels;
    }
}
