package io.stint.hub.peer;

import io.stint.hub.store.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is known of the peers. */
final class PeerTable {
    /** As long as reviews wait that came from a peer. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;

    PeerTable(Database database) {
        this.database = database;
    }

    /**
     * How far a peer was pulled.
     *
     * @param log what the cursor counts in; empty: nothing was pulled yet
     */
    record Position(Optional<UUID> log, long cursor) {}

    /**
     * Peers that nobody has asked for long are forgotten; what came from them stays. Another hub on the same database may
     * name others than this one.
     */
    void name(List<URI> peers, Instant now) {
        database.transact(handle -> {
            handle.createUpdate("delete from peer where not url = any(:urls)"
                            + " and (asked_at is null or asked_at < :before)")
                    .bindArray(
                            "urls",
                            String.class,
                            peers.stream().map(URI::toString).toList())
                    .bind("before", now.minus(REMEMBERED))
                    .execute();
            peers.forEach(peer -> handle.createUpdate("insert into peer (url) values (:url) on conflict do nothing")
                    .bind("url", peer.toString())
                    .execute());
        });
    }

    /** Where the peer that is asked now was left off. */
    Position asked(URI peer, Instant now) {
        return database.inTransaction(handle -> handle.createQuery("""
                        insert into peer (url, asked_at) values (:url, :now)
                        on conflict (url) do update set asked_at = excluded.asked_at returning log, cursor""")
                .bind("url", peer.toString())
                .bind("now", now)
                .map((row, _) ->
                        new Position(Optional.ofNullable(row.getObject("log", UUID.class)), row.getLong("cursor")))
                .one());
    }

    /** @param checked of a part of the feed: its numbers, but for those that were refused here */
    static void moved(Handle handle, URI peer, Position to, int documents, Checked checked, int refused) {
        handle.createUpdate("""
                        update peer set log = :log, cursor = :cursor, documents = documents + :documents,
                            checked = checked + :checked, refused = refused + :refused where url = :url""")
                .bind("log", to.log())
                .bind("cursor", to.cursor())
                .bind("documents", documents)
                .bind("checked", checked.checks())
                .bind("refused", checked.refused() + refused)
                .bind("url", peer.toString())
                .execute();
    }

    /** Documents that had been waiting. */
    static void stored(Handle handle, URI peer, int documents) {
        handle.createUpdate("update peer set documents = documents + :documents where url = :url")
                .bind("documents", documents)
                .bind("url", peer.toString())
                .execute();
    }

    void pulled(URI peer, Instant now) {
        database.transact(handle -> handle.createUpdate(
                        "update peer set asked_at = :now, pulled_at = :now, error = null where url = :url")
                .bind("now", now)
                .bind("url", peer.toString())
                .execute());
    }

    void failed(URI peer, String error, Instant now) {
        database.transact(
                handle -> handle.createUpdate("update peer set asked_at = :now, error = :error where url = :url")
                        .bind("now", now)
                        .bind("error", error)
                        .bind("url", peer.toString())
                        .execute());
    }

    List<PeerStatus> all() {
        return database.with(handle -> handle.createQuery("""
                        select url, documents, checked, refused, asked_at, pulled_at, error,
                            (select count(*) from review_waiting w where w.origin = peer.url) as waiting
                        from peer order by url""")
                .map(row -> new PeerStatus(
                        URI.create(row.getColumn("url", String.class)),
                        row.getColumn("documents", Long.class),
                        row.getColumn("checked", Long.class),
                        row.getColumn("refused", Long.class),
                        row.getColumn("waiting", Long.class),
                        Optional.ofNullable(row.getColumn("asked_at", Instant.class)),
                        Optional.ofNullable(row.getColumn("pulled_at", Instant.class)),
                        Optional.ofNullable(row.getColumn("error", String.class))))
                .list());
    }
}
