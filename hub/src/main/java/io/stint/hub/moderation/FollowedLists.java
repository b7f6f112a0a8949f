package io.stint.hub.moderation;

import io.stint.hub.document.ShownAgain;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the lists of other hubs' operators name, and what of it is hidden here. */
public final class FollowedLists {
    private final Database database;

    FollowedLists(Database database) {
        this.database = database;
    }

    /**
     * A hub whose list is obeyed.
     *
     * @param version of the list that counts; 0: none yet
     * @param entries that it names
     * @param error why the newest was not taken; empty: all is well
     */
    public record Source(String hub, long version, long entries, Optional<Instant> takenAt, Optional<String> error) {}

    /** Lists of hubs that are not named any more, or of whoever is not named for them any more, end to count. */
    void follow(Map<URI, Set<Address>> follows, Instant now) {
        database.transact(handle -> {
            handle.createQuery("select hub, signer from hide_source where followed")
                    .map((row, _) -> new Before(
                            row.getString("hub"),
                            Optional.ofNullable(row.getBytes("signer")).map(Address::of)))
                    .list()
                    .forEach(before -> keep(handle, before, follows));
            follows.keySet()
                    .forEach(hub ->
                            handle.createUpdate("""
                            insert into hide_source (hub, followed) values (:hub, true)
                            on conflict (hub) do update set followed = true""").bind("hub", hub.toString()).execute());
            apply(handle, now);
        });
    }

    private record Before(String hub, Optional<Address> signer) {}

    /** Another signer counts versions anew. */
    private static void keep(Handle handle, Before before, Map<URI, Set<Address>> follows) {
        Set<Address> signers = follows.getOrDefault(URI.create(before.hub()), Set.of());
        if (before.signer().filter(signers::contains).isPresent()) {
            return;
        }
        handle.createUpdate("delete from hide_entry where hub = :hub")
                .bind("hub", before.hub())
                .execute();
        handle.createUpdate("""
                        update hide_source set followed = false, hash = null, taken_at = null, error = null,
                            version = case when :another then 0 else version end where hub = :hub""")
                .bind("another", !signers.isEmpty())
                .bind("hub", before.hub())
                .execute();
    }

    List<Source> all() {
        return database.with(handle -> handle.createQuery("""
                        select hub, version, taken_at, error,
                            (select count(*) from hide_entry e where e.hub = s.hub) as entries
                        from hide_source s where followed order by hub""")
                .map(row -> new Source(
                        row.getColumn("hub", String.class),
                        row.getColumn("version", Long.class),
                        row.getColumn("entries", Long.class),
                        Optional.ofNullable(row.getColumn("taken_at", Instant.class)),
                        Optional.ofNullable(row.getColumn("error", String.class))))
                .list());
    }

    void failed(URI hub, String why, Instant now) {
        database.transact(
                handle -> handle.createUpdate("update hide_source set error = :why, asked_at = :now where hub = :hub")
                        .bind("why", why)
                        .bind("now", now)
                        .bind("hub", hub.toString())
                        .execute());
    }

    private record Last(long version, Optional<Hash32> hash) {}

    /**
     * Puts a list, whose signature was checked, in the place of the one before.
     *
     * @throws RefusedList when it is older than that, or another with the same number
     */
    void take(URI hub, SignedHides signed, Instant now) {
        database.transact(handle -> {
            Last last = handle.createQuery("select version, hash from hide_source where hub = :hub for update")
                    .bind("hub", hub.toString())
                    .map((row, _) -> new Last(
                            row.getLong("version"),
                            Optional.ofNullable(row.getBytes("hash")).map(Hash32::of)))
                    .one();
            requireNext(signed, last);
            if (!last.hash().equals(Optional.of(signed.hash()))) {
                write(handle, hub, signed.list());
                apply(handle, now);
            }
            note(handle, hub, signed, now);
        });
    }

    private static void requireNext(SignedHides signed, Last last) {
        if (signed.version() < last.version()) {
            throw new RefusedList("its list has the version " + signed.version() + ", older than " + last.version()
                    + ", which is here");
        }
        boolean other = last.hash().filter(hash -> !hash.equals(signed.hash())).isPresent();
        if (signed.version() == last.version() && other) {
            throw new RefusedList("it gives two different lists as version " + signed.version());
        }
    }

    private static void note(Handle handle, URI hub, SignedHides signed, Instant now) {
        handle.createUpdate("""
                        update hide_source set version = :version, signer = :signer, hash = :hash, asked_at = :now,
                            taken_at = :now, error = null where hub = :hub""")
                .bind("version", signed.version())
                .bind("signer", signed.signer())
                .bind("hash", signed.hash())
                .bind("now", now)
                .bind("hub", hub.toString())
                .execute();
    }

    private static void write(Handle handle, URI hub, HideList list) {
        handle.createUpdate("delete from hide_entry where hub = :hub")
                .bind("hub", hub.toString())
                .execute();
        if (list.entries().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into hide_entry (hub, kind, thing, category, note)
                values (:hub, :kind, :thing, :category, :note)""");
        list.entries()
                .forEach(entry -> batch.bind("hub", hub.toString())
                        .bind("kind", entry.thing().kind())
                        .bind("thing", entry.thing().id())
                        .bind("category", entry.category().word())
                        .bind("note", entry.note())
                        .add());
        batch.execute();
    }

    /** Hides what the lists name and nobody overruled, and shows again what they do not name any more. */
    private static void apply(Handle handle, Instant now) {
        List<Thing> dropped = handle.createQuery("""
                        delete from hidden h where source is not null and not exists (
                            select 1 from hide_entry e where e.kind = h.kind and e.thing = h.thing and e.hub = h.source)
                        returning kind, thing""")
                .map((row, _) -> new Thing(row.getString("kind"), Bytes.of(row.getBytes("thing"))))
                .list();
        handle.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at, source)
                        select distinct on (e.kind, e.thing) e.kind, e.thing, e.category, e.note, :nobody, :now, e.hub
                        from hide_entry e where not exists (
                            select 1 from shown_here s where s.kind = e.kind and s.thing = e.thing)
                        order by e.kind, e.thing, e.hub
                        on conflict (kind, thing) do update set category = excluded.category, note = excluded.note
                        where hidden.source = excluded.source""").bind("nobody", Address.ZERO).bind("now", now).execute();
        dropped.stream()
                .filter(thing -> !Hidden.isHidden(handle, thing))
                .forEach(thing -> ShownAgain.add(handle, thing.kind(), thing.id()));
    }
}
