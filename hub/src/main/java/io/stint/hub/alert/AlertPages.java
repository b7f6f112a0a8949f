package io.stint.hub.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.Map;
import java.util.Optional;

/** The page of alerts: which, and where to. */
final class AlertPages implements Routes {
    private final Pages pages;
    private final Vapid vapid;
    private final Subscriptions subscriptions;
    private final Wishes wishes;
    private final Mails mails;
    private final Webhooks webhooks;
    private final boolean sendsMail;

    /** @param sendsMail whether this hub sends e-mail */
    AlertPages(
            Pages pages,
            Vapid vapid,
            Subscriptions subscriptions,
            Wishes wishes,
            Mails mails,
            Webhooks webhooks,
            boolean sendsMail) {
        this.pages = pages;
        this.vapid = vapid;
        this.subscriptions = subscriptions;
        this.wishes = wishes;
        this.mails = mails;
        this.webhooks = webhooks;
        this.sendsMail = sendsMail;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/alerts", this::page);
        routes.post("/alerts/wishes", this::wish);
    }

    private void page(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Optional<Mails.Entry> mail = mails.of(me);
        AlertsView view = new AlertsView(
                vapid.publicKey(),
                subscriptions.count(me),
                wishes.everything(me),
                sendsMail,
                mail.map(Mails.Entry::mail),
                mail.filter(Mails.Entry::confirmed).isPresent(),
                webhooks.of(me)
                        .map(entry ->
                                new AlertsView.Hook(entry.webhook().url().toString(), entry.on(), entry.failure())));
        pages.show(ctx, "alerts", Visitor.of(ctx).texts().of("alerts.title"), "", Map.of("view", view));
    }

    private void wish(Context ctx) {
        wishes.set(Visitor.signedIn(ctx), "on".equals(ctx.formParam("everything")));
        ctx.redirect("/alerts");
    }
}
