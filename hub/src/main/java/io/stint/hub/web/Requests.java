package io.stint.hub.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives each request an id, which the answer carries and every line of the log that is written for it, and tells how it
 * ended. Paths and addresses are not logged, only routes: a path may name what is nobody else's business.
 */
public final class Requests {
    public static final String HEADER = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String ID = "request";
    private static final String NO_ROUTE = "none";
    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Ended ended;

    /** Hears of every request that was answered. */
    @FunctionalInterface
    public interface Ended {
        /** @param route as the hub knows it, with names for what varies; never what somebody sent */
        void request(String method, String route, int status, double seconds);
    }

    public Requests(Ended ended) {
        this.ended = ended;
    }

    void add(JavalinConfig config) {
        config.routes.before(Requests::begin);
        config.requestLogger.http((ctx, millis) -> end(ctx, millis));
    }

    private static void begin(Context ctx) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        ctx.attribute(ID, id);
        ctx.header(HEADER, id);
        MDC.put(ID, id);
    }

    /** As the hub knows it, with names for what varies: all that may be written down of a path. */
    static String route(Context ctx) {
        @Nullable Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
        return endpoint == null ? NO_ROUTE : endpoint.path;
    }

    /** Also of what nobody waits for any more; where an answer was a stream, when that ended. */
    private void end(Context ctx, float millis) {
        String name = ctx.method().toString();
        String method = METHODS.contains(name) ? name : OTHER;
        String route = route(ctx);
        int status = ctx.statusCode();
        ended.request(method, route, status, millis / 1000.0);
        String id = ctx.attribute(ID);
        if (id != null) {
            MDC.put(ID, id);
        }
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("millis", Math.round(millis))
                .log("answered");
        MDC.remove(ID);
    }
}
