package io.stint.hub.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stint.hub.agreement.ChainStatus;
import io.stint.hub.agreement.Venues;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * {@code GET /metrics} on a port of its own. Not on the port of the pages: a proxy there would show it to everybody, and
 * that a request comes from this machine says nothing behind a proxy on this machine.
 */
public final class Metrics implements AutoCloseable {
    private final Inside inside;
    private final Outside outside;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * What the hub's own parts know.
     *
     * @param purse the keeper's on a layer's chain; empty: there is none, or the node does not answer
     * @param live open streams of pages
     */
    public record Inside(
            RequestTimes requests,
            Venues venues,
            Database database,
            Function<Layer, Optional<PurseState>> purse,
            IntSupplier live,
            Clock clock) {}

    private Metrics(Inside inside, Outside outside, HttpServer server) {
        this.inside = inside;
        this.outside = outside;
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @throws StintException when the port is in use
     */
    static Metrics start(InetSocketAddress address, Inside inside, Outside outside) {
        try {
            Metrics metrics = new Metrics(inside, outside, HttpServer.create(address, 0));
            metrics.server.createContext("/metrics", metrics::answer);
            metrics.server.setExecutor(metrics.threads);
            metrics.server.start();
            return metrics;
        } catch (IOException e) {
            throw new StintException(
                    "the metrics cannot be served on " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage() + ". Name another place by --metrics",
                    e);
        }
    }

    /** Where it is served. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals("/metrics");
            boolean read = exchange.getRequestMethod().equals("GET");
            if (!known || !read) {
                exchange.sendResponseHeaders(known ? 405 : 404, -1);
                return;
            }
            byte[] body = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String text() {
        Exposition to = new Exposition();
        inside.requests().write(to);
        followers(to);
        outside.write(to);
        to.gauge(
                "stint_live_connections",
                "Open pages that hear what changes.",
                inside.live().getAsInt());
        Database.Pool pool = inside.database().pool();
        to.family("stint_pool_connections", "gauge", "Connections to the database, by state.")
                .sample("stint_pool_connections", pool.active(), "state", "active")
                .sample("stint_pool_connections", pool.idle(), "state", "idle");
        to.gauge("stint_pool_waiting", "Threads that wait for a connection to the database.", pool.waiting());
        memory(to);
        return to.toString();
    }

    /** With the layer's name where there are several. */
    private void followers(Exposition to) {
        to.family("stint_follower_lag_blocks", "gauge", "Blocks that are there and not read.");
        each((status, labels) -> to.sample("stint_follower_lag_blocks", status.lag(), labels));
        to.family("stint_follower_lag_seconds", "gauge", "Time since all blocks were read.");
        each((status, labels) -> to.sample("stint_follower_lag_seconds", Math.max(0, behind(status)), labels));
        to.family("stint_follower_trouble", "gauge", "1 while the chain cannot be read.");
        each((status, labels) ->
                to.sample("stint_follower_trouble", status.trouble().isPresent() ? 1 : 0, labels));
    }

    private void each(BiConsumer<ChainStatus, String[]> sample) {
        boolean several = inside.venues().several();
        inside.venues()
                .all()
                .forEach(venue -> sample.accept(
                        venue.status().get(),
                        several ? new String[] {"layer", venue.layer().name()} : new String[0]));
    }

    /** Seconds. */
    private long behind(ChainStatus status) {
        return status.lag() == 0 && status.trouble().isEmpty()
                ? 0
                : Duration.between(status.currentAt(), inside.clock().instant()).toSeconds();
    }

    private static void memory(Exposition to) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        to.family("jvm_memory_used_bytes", "gauge", "Memory of the JVM that is used.")
                .sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap")
                .sample("jvm_memory_used_bytes", other.getUsed(), "area", "nonheap");
        to.family("jvm_memory_max_bytes", "gauge", "Memory of the JVM that it may use.")
                .sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
