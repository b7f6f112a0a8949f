package io.stint.hub.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Giving an e-mail address, confirming it, and ending it. What a link does takes a tap: programs open links, too. */
final class MailPages implements Routes {
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*");
    private static final int LONGEST = 254;

    private final Mails mails;
    private final Optional<MailChannel> channel;
    private final Pages pages;
    private final Clock clock;
    private final RateLimit asked;

    /** @param channel empty: this hub sends no e-mail */
    MailPages(Mails mails, Optional<MailChannel> channel, Pages pages, Clock clock) {
        this.mails = mails;
        this.channel = channel;
        this.pages = pages;
        this.clock = clock;
        this.asked = new RateLimit(5, Duration.ofDays(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/alerts/mail", this::give);
        routes.post("/alerts/mail/remove", this::remove);
        routes.get("/alerts/confirm/{token}", ctx -> ask(ctx, "confirm"));
        routes.post("/alerts/confirm/{token}", this::confirm);
        routes.get("/alerts/leave/{token}", ctx -> ask(ctx, "leave"));
        routes.post("/alerts/leave/{token}", this::leave);
    }

    private void give(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        String mail = Optional.ofNullable(ctx.formParam("mail")).orElse("").strip();
        if (mail.length() > LONGEST || !MAIL.matcher(mail).matches()) {
            throw Problem.badField("mail", "Give an e-mail address, such as you@example.com.");
        }
        MailChannel sender = channel.orElseThrow(() -> Problem.conflict("This hub sends no e-mail."));
        // What failed now, or a letter that was mistyped, would end the one on which alerts arrive.
        if (mails.of(me).filter(Mails.Entry::confirmed).isPresent()) {
            throw Problem.conflict("Alerts come to an e-mail address of yours already. Remove that one first.");
        }
        asked.use(me.toString());
        // Nobody fills a stranger's letter box by many accounts.
        asked.use(mail.toLowerCase(Locale.ROOT));
        String language = Visitor.of(ctx).texts().locale().getLanguage();
        Hash32 token = mails.add(me, mail, language, clock.instant());
        try {
            sender.ask(mail, language, token.hex());
        } catch (MessagingException e) {
            mails.remove(me);
            throw Problem.unavailable("The e-mail could not be sent now. Try again later.");
        }
        ctx.redirect("/alerts");
    }

    private void remove(Context ctx) {
        mails.remove(Visitor.signedIn(ctx));
        ctx.redirect("/alerts");
    }

    private void ask(Context ctx, String what) {
        String token = token(ctx).hex();
        show(ctx, what, Optional.of("/alerts/" + what + "/" + token));
    }

    private void confirm(Context ctx) {
        if (!mails.confirm(token(ctx), clock.instant())) {
            throw Problem.notFound("This link was used before, or is older than a day.");
        }
        show(ctx, "confirmed", Optional.empty());
    }

    private void leave(Context ctx) {
        mails.leave(token(ctx));
        show(ctx, "left", Optional.empty());
    }

    /** @param action where the page's button leads; empty: it has none */
    private void show(Context ctx, String what, Optional<String> action) {
        String title = Visitor.of(ctx).texts().of("alerts.title");
        pages.show(ctx, "alerts-mail", title, "", Map.of("what", what, "action", action));
    }

    private static Hash32 token(Context ctx) {
        return Hash32.parse(ctx.pathParam("token"));
    }
}
