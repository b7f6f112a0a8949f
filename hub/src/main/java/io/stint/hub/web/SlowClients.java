package io.stint.hub.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Hangs up on who sends a request a letter at a time: the server's own limit is on silence, and each letter ends that. A
 * head has so much time, however much of it has come; a body must come at some speed.
 */
final class SlowClients implements Connection.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of a body that takes longer than that, in bytes a second. */
    private static final long SLOWEST = 100;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Begun NOTHING = new Begun(-1, 0, 0);

    private final AbstractConnector connector;
    private final Map<HttpConnection, Begun> requests = new ConcurrentHashMap<>();

    /**
     * A head or a body that is under way.
     *
     * @param before how many heads the connection had brought
     * @param seen when it was first seen, in nanoseconds
     * @param bytes that the connection had brought then
     */
    private record Begun(long before, long seen, long bytes) {}

    private SlowClients(AbstractConnector connector) {
        this.connector = connector;
    }

    /** Looks after the connections that come from now on, until the connector stops. */
    static void watch(AbstractConnector connector) {
        SlowClients watch = new SlowClients(connector);
        connector.addBean(watch);
        watch.lookLater();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            requests.put(http, NOTHING);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            requests.remove(http);
        }
    }

    private void lookLater() {
        connector.getScheduler().schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        requests.forEach((connection, begun) -> look(connection, begun, now));
        if (connector.isRunning()) {
            lookLater();
        }
    }

    private void look(HttpConnection connection, Begun begun, long now) {
        HttpParser parser = connection.getParser();
        boolean head = parser.inHeaderState() && !parser.isStart();
        if (!head && !parser.inContentState()) {
            requests.replace(connection, begun, NOTHING);
        } else if (begun.before() != connection.getMessagesIn()) {
            requests.replace(connection, begun, new Begun(connection.getMessagesIn(), now, connection.getBytesIn()));
        } else if (now - begun.seen() > PATIENCE.toNanos() && (head || isSlow(connection, begun, now))) {
            connection.getEndPoint().close();
        }
    }

    private static boolean isSlow(HttpConnection connection, Begun begun, long now) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - begun.seen());
        return connection.getBytesIn() - begun.bytes() < seconds * SLOWEST;
    }
}
