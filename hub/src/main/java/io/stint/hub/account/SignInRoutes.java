package io.stint.hub.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.HubConfig;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Paths;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.signin.SignInMessage;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In and out: the page to sign in, the message, the session, and its end. */
public final class SignInRoutes implements Routes {
    private static final int SHOWN = 64;
    private static final int LONGEST_NEXT = 2048;

    private final HubConfig config;
    private final Guard guard;
    private final Pages pages;
    private final SignIn signIn;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final Accounts accounts;

    SignInRoutes(
            HubConfig config,
            Guard guard,
            Pages pages,
            SignIn signIn,
            SignInLimits limits,
            Sessions sessions,
            Accounts accounts) {
        this.config = config;
        this.guard = guard;
        this.pages = pages;
        this.signIn = signIn;
        this.limits = limits;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/sign-in", this::page);
        routes.get("/api/sign-in/nonce", this::nonce);
        routes.post("/api/sign-in", this::signIn);
        routes.post("/api/sign-out", this::signOut);
        routes.post("/api/sign-out-everywhere", this::signOutEverywhere);
    }

    private void page(Context ctx) {
        String next = Paths.local(ctx.queryParam("next"));
        String title = Visitor.of(ctx).texts().of("account.signIn");
        pages.show(
                ctx,
                "sign-in",
                title,
                "",
                Map.of("next", next, "people", config.isLocal() ? config.people() : List.of()));
    }

    private void nonce(Context ctx) {
        String given = ctx.queryParam("address");
        if (given == null) {
            throw Problem.badField("address", "Give the address that signs in: ?address=0x...");
        }
        Address address = Address.parse(given);
        Place place = place(ctx);
        limits.asks(guard.client(ctx), address);
        Json.answer(ctx, Json.object().put("message", signIn.ask(address, place)));
    }

    /** @param next where the page wants to go then */
    private record Attempt(String message, Bytes signature, Optional<String> next) {}

    private void signIn(Context ctx) {
        Attempt attempt = Json.body(
                ctx,
                "sign-in",
                in -> new Attempt(
                        in.lines("message", SignInMessage.LONGEST),
                        in.parsed("signature", Bytes::parse),
                        in.optional("next", name -> in.linesOrNone(name, LONGEST_NEXT))));
        Place place = place(ctx);
        Address address = limits.attempt(
                guard.client(ctx),
                claimed(attempt.message()),
                () -> signIn.check(attempt.message(), attempt.signature(), place));
        endSession(ctx);
        accounts.remember(address);
        String token = sessions.begin(address);
        guard.signIn(ctx, token);
        String csrf = sessions.find(token).orElseThrow(Problem::signInFirst).csrf();
        Json.answer(
                ctx,
                Json.object()
                        .put("csrf", csrf)
                        .put("address", address.toString())
                        .put("location", Paths.local(attempt.next().orElse(null))));
    }

    /** The message's second line, to count by; whether it is an address is seen when the message is read. */
    private static String claimed(String message) {
        String line = message.lines().skip(1).findFirst().orElse("");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN);
    }

    private Place place(Context ctx) {
        return Place.of(config.origin(), URI.create(guard.origin(ctx)));
    }

    private void signOut(Context ctx) {
        endSession(ctx);
        leave(ctx);
    }

    private void signOutEverywhere(Context ctx) {
        sessions.endAll(Visitor.signedIn(ctx));
        leave(ctx);
    }

    private void endSession(Context ctx) {
        Optional.ofNullable(ctx.cookie(Guard.COOKIE)).ifPresent(sessions::end);
    }

    /** A form without script goes on to the first page. */
    private void leave(Context ctx) {
        guard.signOut(ctx);
        if (ctx.isFormUrlencoded()) {
            ctx.redirect("/");
        } else {
            ctx.status(204);
        }
    }
}
