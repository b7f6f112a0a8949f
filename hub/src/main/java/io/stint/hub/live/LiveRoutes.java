package io.stint.hub.live;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.stint.hub.account.Sessions;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.web.Frame;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Json;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Optional;

/** {@code GET /api/live}: what changes, as it changes. {@code GET /api/waiting}: how much waits for whoever asks. */
final class LiveRoutes implements Routes {
    /** Shorter than any proxy's patience with a silent connection, and than Jetty's. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private static final String SUBSCRIBER = "subscriber";

    private final Subscribers subscribers;
    private final Crier crier;
    private final Agreements agreements;
    private final MyWork work;
    private final Sessions sessions;
    private final Guard guard;
    private final SseHandler stream = new SseHandler(0, this::serve);

    LiveRoutes(
            Subscribers subscribers, Crier crier, Agreements agreements, MyWork work, Sessions sessions, Guard guard) {
        this.subscribers = subscribers;
        this.crier = crier;
        this.agreements = agreements;
        this.work = work;
        this.sessions = sessions;
        this.guard = guard;
    }

    @Override
    public void add(RoutesConfig routes) {
        // Before a page reads anything, so that nothing is lost between that and its stream.
        routes.before(ctx -> ctx.attribute(Frame.STREAM, "/api/live?since=" + crier.moment()));
        routes.get("/api/live", this::open);
        routes.get("/api/waiting", this::waiting);
    }

    private void open(Context ctx) {
        Address viewer = Visitor.signedIn(ctx);
        String accept = ctx.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw Problem.badRequest("This is a stream of events; ask for it with Accept: text/event-stream.");
        }
        Optional<Hash32> only = Optional.ofNullable(ctx.queryParam("agreement")).map(Hash32::parse);
        only.ifPresent(id -> agreements.of(id, viewer));
        Subscriber subscriber = new Subscriber(viewer, guard.client(ctx), only);
        subscribers.join(subscriber);
        ctx.attribute(SUBSCRIBER, subscriber);
        ctx.header("Cache-Control", "no-store");
        stream.handle(ctx);
    }

    /** In a virtual thread of the connection's own, until one of the two ends it, or the session is over. */
    private void serve(SseClient client) {
        Subscriber subscriber = client.ctx().attribute(SUBSCRIBER);
        if (subscriber == null) {
            throw new IllegalStateException("the stream was not opened by its route");
        }
        try {
            client.sendEvent("hello", "{}");
            Optional.ofNullable(client.ctx().queryParam("since"))
                    .ifPresent(moment -> crier.catchUp(subscriber, moment));
            listen(client, subscriber);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            subscribers.leave(subscriber);
            client.close();
        }
    }

    private void listen(SseClient client, Subscriber subscriber) throws InterruptedException {
        String token = client.ctx().cookie(Guard.COOKIE);
        long checked = System.nanoTime();
        while (!subscriber.isClosed() && !client.terminated()) {
            Optional<Note> note = subscriber.next(HEARTBEAT);
            // Also while notes keep coming. When a hub stops all streams end at once, and must not all ask first.
            if (!subscriber.isClosed() && System.nanoTime() - checked >= HEARTBEAT.toNanos()) {
                if (token == null || sessions.find(token).isEmpty()) {
                    return;
                }
                checked = System.nanoTime();
            }
            tell(client, subscriber, note);
        }
    }

    private static void tell(SseClient client, Subscriber subscriber, Optional<Note> note) {
        if (note.isPresent()) {
            client.sendEvent(note.get().name(), note.get().json());
        } else if (!subscriber.isClosed()) {
            client.sendComment("still here");
        }
    }

    private void waiting(Context ctx) {
        long count = work.steps(Visitor.signedIn(ctx));
        Json.answer(ctx, Json.object().put("count", count));
    }
}
