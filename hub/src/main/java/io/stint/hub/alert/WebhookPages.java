package io.stint.hub.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Naming a webhook, trying it, and ending it. Its secret is shown once, in the answer that makes it. */
final class WebhookPages implements Routes {
    private static final int LONGEST = 2048;

    /** Those of HTTPS: through other ones strangers could have the hub find out what listens where. */
    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);

    /** Tries at a time: each may wait for seconds. */
    private static final int AT_ONCE = 8;

    private final Webhooks webhooks;
    private final WebhookChannel channel;
    private final Outside outside;
    private final Pages pages;
    private final RateLimit adds;
    private final RateLimit tests;
    private final Semaphore free = new Semaphore(AT_ONCE);

    WebhookPages(Webhooks webhooks, WebhookChannel channel, Outside outside, Pages pages, Clock clock) {
        this.webhooks = webhooks;
        this.channel = channel;
        this.outside = outside;
        this.pages = pages;
        this.adds = new RateLimit(10, Duration.ofHours(1), clock);
        this.tests = new RateLimit(10, Duration.ofHours(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/alerts/webhook", this::give);
        routes.post("/alerts/webhook/test", this::test);
        routes.post("/alerts/webhook/remove", this::remove);
    }

    private void give(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        adds.use(me.toString());
        URI url = url(Optional.ofNullable(ctx.formParam("url")).orElse("").strip());
        String language = Visitor.of(ctx).texts().locale().getLanguage();
        Bytes secret = webhooks.add(me, url, language);
        String title = Visitor.of(ctx).texts().of("alerts.webhook");
        pages.show(ctx, "alerts-webhook", title, "", Map.of("url", url, "secret", WebhookSignature.text(secret)));
    }

    private URI url(String text) {
        try {
            if (text.length() > LONGEST) {
                throw new BadInput("an address has at most " + LONGEST + " characters");
            }
            URI url = outside.check(text);
            if ("https".equals(url.getScheme()) && !PORTS.contains(url.getPort())) {
                throw new BadInput("the port must be 443 or 8443");
            }
            return url;
        } catch (BadInput e) {
            throw Problem.badField("url", String.valueOf(e.getMessage()));
        }
    }

    private void test(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Webhook webhook = webhooks.of(me)
                .map(Webhooks.Entry::webhook)
                .orElseThrow(() -> Problem.conflict("There is no webhook to be tried. Name one first."));
        tests.use(me.toString());
        if (!free.tryAcquire()) {
            throw Problem.tooMany("Others are trying theirs. Try yours again in some seconds.", Duration.ofSeconds(10));
        }
        try {
            channel.test(me, webhook);
        } finally {
            free.release();
        }
        ctx.redirect("/alerts");
    }

    private void remove(Context ctx) {
        webhooks.remove(Visitor.signedIn(ctx));
        ctx.redirect("/alerts");
    }
}
