package io.stint.hub.market;

import io.stint.hub.account.Sessions;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.Rates;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Requests;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The market with a real PostgreSQL and a real server, without a chain. Documents come in as the store would pass them on. */
final class Fair implements AutoCloseable {
    static final Rates RATES = new Rates(
            Token.nativeCoin("rBTC"),
            List.of(
                    new DisplayRate("EUR", new BigDecimal("57000"), "made up for tests", Instant.EPOCH),
                    new DisplayRate("USD", new BigDecimal("61000.5"), "made up for tests", Instant.EPOCH)));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Database database;
    final Market market;
    final Jobs jobs;
    final Map<Address, List<PaymentRecord>> records = new HashMap<>();

    private final EmbeddedDatabase embedded;
    private final WebServer server;
    private final Sessions sessions;

    private Fair(Path folder, int port, Clock clock) {
        embedded = EmbeddedDatabase.start(folder.resolve("postgresql"));
        database = Database.open(embedded.jdbcUrl());
        sessions = new Sessions(database, clock);
        Assets assets = new Assets();
        Pages pages = new Pages(assets, new Site("stint", "local", true, "{}", Optional.empty()));
        market = new Market(database, pages, RATES, this::recordsOf, Reviews.NONE, clock);
        jobs = new Jobs(database, RATES);
        server = WebServer.start(
                "127.0.0.1",
                port,
                new Guard(sessions, Optional.empty()),
                pages,
                assets,
                new Requests((method, route, status, seconds) -> {}),
                new WebServer.Health(Optional::empty, Optional::empty),
                market.routes());
    }

    static Fair in(Path folder) {
        return new Fair(folder, 0, Clock.systemUTC());
    }

    static Fair in(Path folder, int port) {
        return new Fair(folder, port, Clock.systemUTC());
    }

    // Nothing has to be asked for what is in memory.
    @SuppressWarnings("unused")
    private Answer<Map<Address, List<PaymentRecord>>> recordsOf(Questions ask, Collection<Address> people) {
        return () -> {
            Map<Address, List<PaymentRecord>> found = new HashMap<>(records);
            found.keySet().retainAll(people);
            return found;
        };
    }

    /** An address of its own for each number. */
    static Address person(int number) {
        byte[] bytes = new byte[Address.LENGTH];
        bytes[0] = (byte) (number + 1);
        bytes[Address.LENGTH - 1] = (byte) (number >> 8);
        return Address.of(bytes);
    }

    static Stored publicly(Address author, long second, Body body) {
        return new Stored(
                DocumentId.of(body.json()),
                body.kind(),
                author,
                Instant.ofEpochSecond(second),
                Optional.of(body.json()),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    static Stored proposal(Address author, long second, DocumentId job, Set<Address> readers) {
        return new Stored(
                new DocumentId(
                        Hash32.sha256((author + " " + second).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                DocumentKind.PROPOSAL,
                author,
                Instant.ofEpochSecond(second),
                Optional.empty(),
                readers,
                Optional.empty(),
                Optional.of(job),
                Set.of());
    }

    /** Takes a document in, as its store does: all of its effects or none. */
    void store(Stored document) {
        database.transact(handle -> {
            document.body()
                    .ifPresent(body -> handle.createUpdate("""
                            insert into document (id, author, kind, created_at, signature, body, stored_at)
                            values (:id, :author, :kind, :at, decode(repeat('11', 64), 'hex'), :body, :at)
                            on conflict do nothing""")
                            .bind("id", document.id())
                            .bind("author", document.author())
                            .bind("kind", document.kind().wireName())
                            .bind("at", document.createdAt())
                            .bind("body", body.toString())
                            .execute());
            for (DocumentListener listener : market.listeners()) {
                if (listener.wants(document.kind())) {
                    listener.stored(handle, document);
                }
            }
        });
    }

    DocumentId post(Address author, long second, Job job) {
        Stored document = publicly(author, second, job);
        store(document);
        return document.id();
    }

    void clear() {
        database.with(handle -> handle.execute("truncate document, job, job_edit_waiting, profile cascade"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    String signIn(Address address) {
        return sessions.begin(address);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        database.close();
        embedded.close();
    }
}
