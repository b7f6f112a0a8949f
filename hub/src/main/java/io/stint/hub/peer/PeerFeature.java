package io.stint.hub.peer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.document.Intake;
import io.stint.hub.document.ReviewsWaiting;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.hub.web.Json;
import io.stint.hub.web.Routes;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hubs that the operator named as peers: each is pulled by a thread of its own; anybody may ask how that goes. */
public final class PeerFeature implements Routes, AutoCloseable {
    private final List<URI> peers;
    private final PeerTable table;
    private final PeerClient client;
    private final Database database;
    private final Shelf shelf;
    private final ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor();
    private final Cores cores = new Cores();
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** @param peers as {@link Peers#at} gives them */
    public PeerFeature(List<URI> peers, Database database, Intake intake, PullSettings settings, Clock clock) {
        this.table = new PeerTable(database);
        this.client = new PeerClient(settings);
        this.database = database;
        this.shelf = new Shelf(database, intake, clock);
        this.clock = clock;
        this.peers = List.copyOf(peers);
        for (URI peer : peers) {
            Puller puller = new Puller(peer, client, database, intake, ahead, cores, settings, clock);
            threads.add(Thread.ofVirtual().name("peer " + peer).unstarted(() -> puller.run(stopped)));
        }
    }

    /** Begins to pull. */
    public void start() {
        table.name(peers, clock.instant());
        threads.forEach(Thread::start);
    }

    /** Tries reviews again that came from hubs which are no peers any more. */
    public void putWaitingOfOthers() {
        database.with(ReviewsWaiting::origins).stream()
                .map(URI::create)
                .filter(origin -> !peers.contains(origin))
                .forEach(shelf::putWaiting);
    }

    /** Those that this hub names, in the order of their addresses. */
    public List<PeerStatus> status() {
        return table.all().stream()
                .filter(status -> peers.contains(status.peer()))
                .toList();
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/peers", this::answer);
    }

    private void answer(Context ctx) {
        ArrayNode list = Json.array();
        status().forEach(status -> list.add(json(status)));
        Json.answer(ctx, Json.object().set("peers", list));
    }

    private static ObjectNode json(PeerStatus status) {
        ObjectNode json = Json.object()
                .put("url", status.peer().toString())
                .put("well", status.well())
                .put("documents", status.documents())
                .put("checked", status.checked())
                .put("refused", status.refused())
                .put("waiting", status.waiting());
        status.askedAt().ifPresent(at -> json.put("askedAt", at.toString()));
        status.pulledAt().ifPresent(at -> json.put("pulledAt", at.toString()));
        status.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    /** What is being stored is stored; what is being asked is given up. */
    @Override
    public void close() {
        stopped.countDown();
        client.close();
        threads.stream().filter(Thread::isAlive).forEach(thread -> Stopping.stop(stopped, thread));
        ahead.shutdown();
        cores.close();
    }
}
