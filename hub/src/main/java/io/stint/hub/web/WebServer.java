package io.stint.hub.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.AbstractConnector;

/** The HTTP server: what holds for every request, and the features' routes. */
public final class WebServer implements AutoCloseable {
    /** 500 vouchers with the evidence of a batch and of a delegation. */
    private static final long LARGEST_REQUEST = 1024 * 1024;

    private static final long STOP_MILLIS = 5_000;

    /** How long a connection may be silent while the server stops: browsers keep some open and never use them again. */
    private static final long SILENCE_MILLIS = 2_000;

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; manifest-src 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CONTENT_POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");

    private final Javalin server;
    private final Set<String> routes;

    /**
     * How the hub is, for whoever asks.
     *
     * @param trouble why it cannot serve as it should; empty: it can
     * @param remark what its operator should do although it serves; empty: nothing
     */
    public record Health(Supplier<Optional<String>> trouble, Supplier<Optional<String>> remark) {}

    private WebServer(Javalin server, Set<String> routes) {
        this.server = server;
        this.routes = routes;
    }

    /**
     * Starts to serve.
     *
     * @param port 0: any that is free
     * @param requests hears of each
     * @param health how the hub is
     * @throws BadInput when it cannot listen there: the port is in use, or the machine has no such address
     */
    public static WebServer start(
            String host,
            int port,
            Guard guard,
            Pages pages,
            Assets assets,
            Requests requests,
            Health health,
            List<Routes> features) {
        Set<String> routes = new TreeSet<>();
        Javalin server = Javalin.create(config -> {
            set(config);
            config.events.handlerAdded(added ->
                    routes.add(added.getHttpMethod().toString().toLowerCase(Locale.ROOT) + " " + added.getPath()));
            requests.add(config);
            config.routes.before(ctx -> HEADERS.forEach(ctx::header));
            assets.add(config.routes);
            config.routes.get("/health/ready", ctx -> health(ctx, health));
            config.routes.get("/health/live", ctx -> ctx.result("live"));
            guard.add(config.routes);
            new Language(guard).add(config.routes);
            new ApiDescription(pages.hub()).add(config.routes);
            new Problems(pages).add(config.routes);
            features.forEach(feature -> feature.add(config.routes));
        });
        try {
            server.start(host, port);
        } catch (RuntimeException e) {
            throw new BadInput("the hub cannot listen on " + host + ":" + port + ": " + Unbound.why(e), e);
        }
        WebServer started = new WebServer(server, routes);
        started.connectors().forEach(SlowClients::watch);
        return started;
    }

    private static void set(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.strictContentTypes = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        // The guard refuses forms in parts; without a limit here they would be kept on the disk, however long they are.
        config.jetty.multipartConfig.maxFileSize(LARGEST_REQUEST, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_REQUEST, SizeUnit.BYTES);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(STOP_MILLIS);
            jetty.setErrorHandler(new PlainErrors());
        });
    }

    private static void health(Context ctx, Health health) {
        Optional<String> why = health.trouble().get();
        ctx.header("Cache-Control", "no-store")
                .status(why.isEmpty() ? 200 : 503)
                .result(why.map(reason -> "not ready: " + reason)
                        .orElseGet(() -> "ready"
                                + health.remark()
                                        .get()
                                        .map(remark -> "; " + remark)
                                        .orElse("")));
    }

    /** What it answers to: {@code get /api/jobs}, and handlers before and after all. */
    public Set<String> routes() {
        return Set.copyOf(routes);
    }

    public int port() {
        return server.port();
    }

    /** Takes no more requests at once; those that are being answered are finished, also when their sender is slow. */
    @Override
    public void close() {
        connectors().forEach(connector -> connector.setShutdownIdleTimeout(SILENCE_MILLIS));
        server.stop();
    }

    private Stream<AbstractConnector> connectors() {
        return Arrays.stream(server.jettyServer().server().getConnectors())
                .filter(AbstractConnector.class::isInstance)
                .map(AbstractConnector.class::cast);
    }
}
