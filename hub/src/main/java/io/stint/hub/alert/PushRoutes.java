package io.stint.hub.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Assets;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Turning push messages on and off in a browser, and the worker that shows them there. */
final class PushRoutes implements Routes {
    private static final int AUTH = 16;
    private static final int LONGEST_ENDPOINT = 2048;

    private final Subscriptions subscriptions;
    private final Outside outside;
    private final Assets assets;
    private final Clock clock;
    private final RateLimit adds;

    PushRoutes(Subscriptions subscriptions, Outside outside, Assets assets, Clock clock) {
        this.subscriptions = subscriptions;
        this.outside = outside;
        this.assets = assets;
        this.clock = clock;
        this.adds = new RateLimit(20, Duration.ofHours(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        // At the root, since a worker serves the paths below its own only.
        routes.get("/sw.js", ctx -> assets.serve(ctx, "sw.js"));
        routes.post("/api/alerts/push", this::subscribe);
        routes.post("/api/alerts/push/remove", this::unsubscribe);
    }

    private void subscribe(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        String language = Visitor.of(ctx).texts().locale().getLanguage();
        Subscription subscription = JsonRequest.read(
                ctx,
                in -> new Subscription(
                        in.parsed("endpoint", PushRoutes::endpoint),
                        in.parsed("key", PushRoutes::key),
                        in.parsed("auth", PushRoutes::auth),
                        language));
        adds.use(me.toString());
        try {
            outside.check(subscription.endpoint());
        } catch (BadInput e) {
            throw Problem.badField("endpoint", String.valueOf(e.getMessage()));
        }
        subscriptions.add(me, subscription, clock.instant());
        ctx.status(204);
    }

    private void unsubscribe(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        subscriptions.remove(me, JsonRequest.read(ctx, in -> in.parsed("endpoint", PushRoutes::endpoint)));
        ctx.status(204);
    }

    private static String endpoint(String text) {
        if (text.length() > LONGEST_ENDPOINT) {
            throw new BadInput("an endpoint has at most " + LONGEST_ENDPOINT + " characters");
        }
        return text;
    }

    private static Bytes key(String text) {
        byte[] point = decoded(text);
        P256.key(point);
        return Bytes.of(point);
    }

    private static Bytes auth(String text) {
        byte[] auth = decoded(text);
        if (auth.length != AUTH) {
            throw new BadInput("the secret has " + AUTH + " bytes");
        }
        return Bytes.of(auth);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("this is not base64url", e);
        }
    }
}
