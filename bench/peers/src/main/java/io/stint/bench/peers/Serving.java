package io.stint.bench.peers;

import io.stint.hub.account.Sessions;
import io.stint.hub.document.DocumentGate;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentRoutes;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Feed;
import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Requests;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hub that has the documents: says its port, and serves until nobody listens any more. */
final class Serving {
    private static final int AT_ONCE = 500;

    private final Clock clock = Clock.systemUTC();
    private final Database database;

    private Serving(Database database) {
        this.database = database;
    }

    /** Folder, kind and number of documents. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).resolve(EmbeddedDatabase.FOLDER);
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
                Database database = Database.open(postgres.jdbcUrl())) {
            Serving hub = new Serving(database);
            hub.fill(Kind.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
            try (WebServer server = hub.serve()) {
                System.out.println(server.port());
                System.in.transferTo(System.err);
            }
        }
    }

    /** As an operator's PostgreSQL has long done: what was written is tidied up and on the disk before anybody pulls. */
    private void fill(Kind kind, int count) {
        Intake intake = new Intake(clock, List.of());
        for (int from = 0; from < count; from += AT_ONCE) {
            List<Published> part = kind.some(from, Math.min(count, from + AT_ONCE))
                    .map(this::verified)
                    .toList();
            database.transact(handle -> intake.storeAll(handle, part, Set.of(), "bench"));
        }
        database.with(handle -> handle.execute("vacuum analyze"));
        database.with(handle -> handle.execute("checkpoint"));
    }

    private Published verified(Document document) {
        Published.Claim claim = new Published.Claim(
                document.id(),
                document.kind(),
                document.author(),
                document.createdAt(),
                document.signature(),
                Optional.empty());
        return Published.verify(claim, document.body(), clock.instant());
    }

    private WebServer serve() {
        Assets assets = new Assets();
        return WebServer.start(
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
}
