package io.stint.hub.market;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
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
import java.util.function.BiConsumer;
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
        if (!documents.isEmpty()) {
            ProfileRows.write(handle, documents);
        }
    }

    @Override
    public void replayedTogether(Handle handle, List<Stored> documents, BiConsumer<Stored, Problem> leftOut) {
        storedTogether(handle, documents);
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
        return database.with(handle -> handle.createQuery("""
                        select p.version, d.body from profile p
                        join document d on d.id = p.version and d.author = p.address where p.address = :address""")
                .bind("address", address)
                .map((row, context) -> new Presented(
                        new DocumentId(Hash32.of(row.getBytes("version"))),
                        Profile.parse(CanonicalJson.kept(row.getString("body")))))
                .findOne());
    }

    /** The names of those who have one. */
    public Map<Address, String> names(Collection<Address> addresses) {
        return addresses.isEmpty() ? Map.of() : database.ask(ask -> names(ask, addresses));
    }

    /** The same, asked for together with other things. */
    public Answer<Map<Address, String>> names(Questions ask, Collection<Address> addresses) {
        return labels(ask, addresses).then(labels -> {
            Map<Address, String> names = new HashMap<>();
            labels.forEach((address, label) -> names.put(address, label.name()));
            return names;
        });
    }

    /** Of those who have a profile that is shown. */
    Answer<Map<Address, Label>> labels(Questions ask, Collection<Address> addresses) {
        Among asked = Among.addresses(addresses);
        return ask.ask(
                "select address, name, show_record from profile where address " + asked.sql()
                        + " and not exists (select 1 from hidden h where h.kind = 'profile' and h.thing = address)",
                Questions.map(
                        row -> Columns.address(row, "address"),
                        row -> new Label(row.getString("name"), row.getBoolean("show_record"))),
                asked);
    }
}
