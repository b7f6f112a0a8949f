package io.stint.bench.peers;

import io.stint.hub.account.Sessions;
import io.stint.hub.document.DocumentGate;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentRoutes;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Feed;
import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.market.Market;
import io.stint.hub.peer.PeerFeature;
import io.stint.hub.peer.PeerStatus;
import io.stint.hub.peer.PullSettings;
import io.stint.hub.store.Database;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Requests;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.document.Document;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A hub's documents, market tables and server. */
final class ServedHub implements AutoCloseable {
    private static final int AT_ONCE = 500;

    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final WebServer server;

    ServedHub(String jdbcUrl) {
        database = Database.open(jdbcUrl);
        Assets assets = new Assets();
        server = WebServer.start(
                "127.0.0.1",
                0,
                new Guard(new Sessions(database, clock), Optional.empty()),
                new Pages(assets, new Site("bench", "local", true, "{}", Optional.empty())),
                assets,
                new Requests((method, route, status, seconds) -> {}),
                new WebServer.Health(Optional::empty, Optional::empty),
                List.of(new DocumentRoutes(
                        new Documents(database, clock, List.of()),
                        new DocumentLists(database),
                        new Feed(database),
                        new Idempotency(database, clock),
                        new RateLimit(1, Duration.ofMinutes(1), clock),
                        DocumentGate.OPEN)));
    }

    void fill(List<Document> documents) {
        Intake intake = new Intake(clock, List.of());
        for (int from = 0; from < documents.size(); from += AT_ONCE) {
            List<Published> part = documents.subList(from, Math.min(documents.size(), from + AT_ONCE)).parallelStream()
                    .map(d -> new Published.Claim(
                            d.id(), d.kind(), d.author(), d.createdAt(), d.signature(), d.body(), Optional.empty()))
                    .map(claim -> Published.verify(claim, clock.instant()))
                    .toList();
            database.transact(handle -> intake.storeAll(handle, part, "bench"));
        }
    }

    /** Seconds until all is here. */
    double pull(URI peer, int documents) throws InterruptedException {
        Intake intake = new Intake(clock, Market.followers(database));
        long start = System.nanoTime();
        try (PeerFeature feature = new PeerFeature(List.of(peer), database, intake, PullSettings.USUAL, clock)) {
            feature.start();
            PeerStatus status = feature.status().getFirst();
            while (!status.well()) {
                status.error().ifPresent(error -> {
                    throw new IllegalStateException(error);
                });
                Thread.sleep(20);
                status = feature.status().getFirst();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (status.documents() != documents || status.refused() != 0) {
                throw new IllegalStateException("not all came over: " + status);
            }
            return seconds;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
