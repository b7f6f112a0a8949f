package io.stint.hub.peer;

import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.document.DocumentGate;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentRoutes;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Feed;
import io.stint.hub.document.Intake;
import io.stint.hub.document.Submission;
import io.stint.hub.market.Market;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.RateLimit;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The documents' part of a hub, without a chain: a real database, a real server, and visits to peers when a test says so. */
final class PullingHub implements AutoCloseable {
    /** Three documents in a part, so that a few are several parts. */
    static final PullSettings SMALL = settings(Duration.ofSeconds(60));

    final Database database = TestDatabase.fresh();
    final Documents documents;

    private final List<DocumentListener> listeners;
    private final Clock clock;
    private final TestServer server;
    private final ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor();
    private final Cores cores = new Cores();

    PullingHub(Clock clock, DocumentListener... more) {
        this.clock = clock;
        this.listeners = new ArrayList<>(Market.followers(database));
        this.listeners.addAll(List.of(more));
        this.documents = new Documents(database, clock, listeners);
        this.server = new TestServer(
                database,
                new DocumentRoutes(
                        documents,
                        new DocumentLists(database),
                        new Feed(database),
                        new Idempotency(database, clock),
                        new RateLimit(1000, Duration.ofMinutes(1), clock),
                        DocumentGate.OPEN));
    }

    static PullSettings settings(Duration patience) {
        return new PullSettings(Duration.ofMillis(1), Duration.ofSeconds(1), patience, 200_000, 3, 100);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.stranger().port());
    }

    void accept(Submission... submissions) {
        for (Submission submission : submissions) {
            documents.accept(submission);
        }
    }

    /** Asks a peer once for all that it has. */
    PeerStatus visit(URI peer) {
        return visit(peer, SMALL);
    }

    PeerStatus visit(URI peer, PullSettings settings) {
        PeerTable table = new PeerTable(database);
        List<URI> peers =
                new ArrayList<>(table.all().stream().map(PeerStatus::peer).toList());
        if (!peers.contains(peer)) {
            peers.add(peer);
        }
        table.name(peers, clock.instant());
        return ask(peer, settings);
    }

    /** As a hub does that began to pull earlier. */
    PeerStatus visitAgain(URI peer) {
        return ask(peer, SMALL);
    }

    private PeerStatus ask(URI peer, PullSettings settings) {
        try (PeerClient client = new PeerClient(settings)) {
            new Puller(peer, client, database, new Intake(clock, listeners), ahead, cores, settings, clock)
                    .visit(new CountDownLatch(1));
        }
        return new PeerTable(database)
                .all().stream().filter(s -> s.peer().equals(peer)).findFirst().orElseThrow();
    }

    /** What a hub does that has no peers, or none any more. */
    void withoutPeers(Consumer<PeerFeature> work) {
        try (PeerFeature feature =
                new PeerFeature(List.of(), database, new Intake(clock, listeners), PullSettings.USUAL, clock)) {
            work.accept(feature);
        }
    }

    long cursor(URI peer) {
        return new PeerTable(database).asked(peer, clock.instant()).cursor();
    }

    /** What two hubs that know the same have in common: all documents, without this hub's numbers and times. */
    List<String> contents() {
        return database.with(h -> h.createQuery("""
                        select concat_ws(' ', d.id, d.author, d.kind, d.created_at, d.signature, d.body, f.created_at, f.signature)
                        from document d left join document_first f on f.id = d.id and f.author = d.author order by 1""").mapTo(String.class).list());
    }

    /** What the board and profiles are made of. */
    List<String> market() {
        return database.with(h -> h.createQuery("""
                        select concat_ws(' ', id, author, version, posted_at, updated_at, closed) from job
                        union all select concat_ws(' ', address, version, created_at, name) from profile order by 1""").mapTo(String.class).list());
    }

    long head() {
        return database.with(h -> h.createQuery("select coalesce(max(seq), 0) from document")
                .mapTo(Long.class)
                .one());
    }

    List<String> origins() {
        return database.with(h -> h.createQuery("select distinct coalesce(origin, 'here') from document order by 1")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void close() {
        server.close();
        ahead.shutdown();
        cores.close();
        database.close();
    }
}
