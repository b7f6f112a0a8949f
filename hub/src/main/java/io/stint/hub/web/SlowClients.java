package io.stint.hub.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Hangs up on who sends a request a letter at a time, or takes an answer so: the server's own limit is on silence, and
 * each letter ends that. A head has so much time, however much of it has come; a body and an answer must move at some
 * speed all the time, so that nobody buys time by what was quick before.
 */
final class SlowClients implements Connection.Listener {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * In bytes, what the system keeps of an answer on its way. Left to itself it keeps megabytes for a proxy on the same
     * machine and tells that they were taken in lumps of a third, so that who is slow seems to stand still.
     */
    private static final int ON_THE_WAY = 64 * 1024;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Stretch NEW = new Stretch(Stage.FREE, -1, 0, 0);

    private final AbstractConnector connector;
    private final Map<HttpConnection, Stretch> stretches = new ConcurrentHashMap<>();

    /** What the server waits for. */
    private enum Stage {
        /** Nothing of the other side's. A stream that has nothing to tell is here too. */
        FREE(0, 0),
        HEAD(1, 10),
        BODY(100, 10),
        /** That the other side takes what was written. Since the system tells that in lumps there is more time. */
        ANSWER(4_000, 20);

        /** In bytes a second. */
        private final long slowest;

        /** In seconds, for who is slower. */
        private final long patience;

        Stage(long slowest, long patience) {
            this.slowest = slowest;
            this.patience = patience;
        }

        static Stage of(HttpConnection connection) {
            if (connection.getEndPoint() instanceof AbstractEndPoint end
                    && end.getWriteFlusher().isPending()) {
                return ANSWER;
            }
            HttpParser parser = connection.getParser();
            if (parser.inContentState()) {
                return BODY;
            }
            return parser.inHeaderState() && !parser.isStart() ? HEAD : FREE;
        }

        /** How much of it the connection has moved. Of a head nothing counts. */
        long moved(HttpConnection connection) {
            return switch (this) {
                case FREE, HEAD -> 0;
                case BODY -> connection.getBytesIn();
                case ANSWER -> connection.getBytesOut();
            };
        }
    }

    /**
     * Since when a connection is slow, if it is.
     *
     * @param request which of the connection's
     * @param since in nanoseconds
     * @param moved bytes, until then
     */
    private record Stretch(Stage stage, long request, long since, long moved) {
        static Stretch of(HttpConnection connection, long now) {
            Stage stage = Stage.of(connection);
            return new Stretch(stage, connection.getMessagesIn(), now, stage.moved(connection));
        }

        /** Whether a look found the same, no quicker on the way than it must be. */
        boolean lastsUntil(Stretch look) {
            return stage == look.stage
                    && request == look.request
                    && (look.moved - moved) * SECOND < (look.since - since) * stage.slowest;
        }

        boolean isTooLong(Stretch look) {
            return look.since - since > stage.patience * SECOND;
        }
    }

    private SlowClients(AbstractConnector connector) {
        this.connector = connector;
    }

    /** Looks after the connections that come from now on, until the connector stops. */
    static void watch(AbstractConnector connector) {
        SlowClients watch = new SlowClients(connector);
        connector.addBean(watch);
        if (connector instanceof ServerConnector sockets) {
            sockets.setAcceptedSendBufferSize(ON_THE_WAY);
        }
        watch.lookLater();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            stretches.put(http, NEW);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            stretches.remove(http);
        }
    }

    private void lookLater() {
        connector.getScheduler().schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        stretches.forEach((connection, last) -> look(connection, last, Stretch.of(connection, now)));
        if (connector.isRunning()) {
            lookLater();
        }
    }

    private void look(HttpConnection connection, Stretch last, Stretch look) {
        if (!last.lastsUntil(look)) {
            stretches.replace(connection, last, look);
        } else if (last.isTooLong(look)) {
            // As if they had hung up: then whoever writes to them does not take it for a fault of the hub's, for the
            // log.
            connection.getEndPoint().close(new EofException("too slow"));
        }
    }
}
