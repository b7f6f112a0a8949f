package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.account.Sessions;
import io.stint.hub.store.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom the hub takes a visitor for, over HTTP. */
class ForwardedTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Optional<URI> ORIGIN = Optional.of(URI.create("https://hub.example"));
    private static final String PROXY = name("127.0.0.1");
    private static final String VISITOR = name("198.51.100.1");

    @Test
    void theLineThatTheProxyAddedCounts() throws Exception {
        assertThat(taken(ORIGIN, List.of())).isEqualTo(VISITOR);
    }

    @Test
    void aProxyThatIsNamedIsBelievedAndNoOther() throws Exception {
        assertThat(taken(Optional.empty(), List.of(Network.parse("127.0.0.0/8"))))
                .isEqualTo(VISITOR);
        assertThat(taken(Optional.empty(), List.of(Network.parse("172.17.0.0/16"))))
                .isEqualTo(PROXY);
    }

    /** A visitor who makes a line up, by a proxy that adds one, as HAProxy does. */
    private static String taken(Optional<URI> origin, List<Network> proxies) throws Exception {
        try (Database database = TestDatabase.fresh()) {
            Guard guard = new Guard(new Sessions(database, Clock.systemUTC()), origin, proxies);
            Assets assets = new Assets();
            try (WebServer server = WebServer.start(
                    "127.0.0.1",
                    0,
                    guard,
                    new Pages(assets, new Site("test", "local", true, "{}", Optional.empty())),
                    assets,
                    new Requests((method, route, status, seconds) -> {}),
                    new WebServer.Health(Optional::empty, Optional::empty),
                    List.of(routes -> routes.get("/who", ctx -> ctx.result(guard.client(ctx)))))) {
                return HTTP.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/who"))
                                        .header("X-Forwarded-For", "203.0.113.9")
                                        .header("X-Forwarded-For", "198.51.100.1")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }
    }

    private static String name(String peer) {
        return Client.of(peer, List.of(), List.of());
    }
}
