package io.stint.hub;

import io.stint.hub.account.Sessions;
import io.stint.hub.store.Database;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Requests;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A real server with some features on a database of its own; no chain. */
public final class TestServer implements AutoCloseable {
    private final Sessions sessions;
    private final WebServer server;

    public TestServer(Database database, Routes... features) {
        this.sessions = new Sessions(database, Clock.systemUTC());
        Assets assets = new Assets();
        this.server = WebServer.start(
                "127.0.0.1",
                0,
                new Guard(sessions, Optional.empty()),
                new Pages(assets, new Site("test", "local", true, "{}", Optional.empty())),
                assets,
                new Requests((method, route, status, seconds) -> {}),
                new WebServer.Health(Optional::empty, Optional::empty),
                List.of(features));
    }

    /** A browser in which nobody is signed in. */
    public Caller stranger() {
        return new Caller(server.port(), Optional.empty(), "");
    }

    /** A browser in which somebody is signed in. */
    public Caller signedIn(Address address) {
        String token = sessions.begin(address);
        return new Caller(
                server.port(),
                Optional.of(token),
                sessions.find(token).orElseThrow().csrf());
    }

    @Override
    public void close() {
        server.close();
    }
}
