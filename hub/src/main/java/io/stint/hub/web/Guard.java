package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import io.stint.hub.account.Session;
import io.stint.hub.account.Sessions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands before every route: finds out who asks, and refuses what another site makes a browser send. A request that
 * changes something must come from a page of this hub, and bring the session's token when there is a session.
 */
public final class Guard {
    public static final String COOKIE = "stint";
    public static final String CSRF_HEADER = "X-CSRF";
    private static final String LANGUAGE_COOKIE = "language";
    private static final String CSRF_FIELD = "csrf";

    /** In bytes: a sign-in and a form are smaller, and the hub reads whatever is let through into memory. */
    static final long LARGEST_OF_STRANGERS = 64 * 1024;

    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Sessions sessions;
    private final Optional<URI> origin;
    private final List<Network> proxies;

    /** @param origin how browsers reach the hub; empty: by the address in the request */
    public Guard(Sessions sessions, Optional<URI> origin) {
        this(sessions, origin, List.of());
    }

    /** @param proxies on other machines that are believed about who is behind them */
    public Guard(Sessions sessions, Optional<URI> origin, List<Network> proxies) {
        this.sessions = sessions;
        this.origin = origin;
        this.proxies = Stream.concat(
                        proxies.stream(), origin.isPresent() ? Network.HERE.stream() : Stream.<Network>empty())
                .toList();
    }

    void add(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context ctx) {
        requireOnePart(ctx);
        String token = ctx.cookie(COOKIE);
        // Most of what a page needs, such as its script, is the same whoever asks.
        Visitor visitor = new Visitor(language(ctx), () -> token == null ? Optional.empty() : sessions.find(token));
        Visitor.put(ctx, visitor);
        if (!SAFE.contains(ctx.method())) {
            requireOwnPage(ctx);
            visitor.session().ifPresentOrElse(s -> requireToken(ctx, s), () -> requireSmall(ctx));
        }
    }

    /** No page sends a form in parts, and the server writes those to the disk. */
    private static void requireOnePart(Context ctx) {
        if (ctx.isMultipart()) {
            throw Problem.otherType(
                    "The hub takes no multipart/ content. Send a form as application/x-www-form-urlencoded, and a file"
                            + " alone.");
        }
    }

    /** Of somebody whom nobody knows nothing is read whose length is not known before. */
    private static void requireSmall(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length > LARGEST_OF_STRANGERS) {
            throw Problem.stranger(
                    413,
                    "Too large without a session",
                    "Without a session a request has at most " + LARGEST_OF_STRANGERS + " bytes, and this one has "
                            + length + ". Sign in first, or send less.");
        }
        if (length < 0 && ctx.header("Transfer-Encoding") != null) {
            throw Problem.of(
                    411, "Its length is missing", "Without a session a request says its Content-Length. Give it.");
        }
    }

    private void requireOwnPage(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.notYours("This request came from another site. Do it on a page of this hub.");
        }
        String from = ctx.header("Origin");
        if (from != null && !from.equals(origin(ctx))) {
            throw Problem.notYours("This request came from " + from + ", not from " + origin(ctx) + ".");
        }
    }

    /** How browsers reach this hub: scheme, host and port. */
    public String origin(Context ctx) {
        return origin.map(URI::toString).orElseGet(() -> ctx.scheme() + "://" + ctx.host());
    }

    /**
     * Whom to count requests by. Only proxies are believed about who is behind them: those that were named, and on this
     * machine any where the hub is said to have one, by its origin.
     */
    public String client(Context ctx) {
        return Client.of(ctx.ip(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")), proxies);
    }

    private static void requireToken(Context ctx, Session session) {
        String given = ctx.header(CSRF_HEADER);
        if (given == null && ctx.isFormUrlencoded()) {
            given = ctx.formParam(CSRF_FIELD);
        }
        if (given == null || !same(given, session.csrf())) {
            throw Problem.stranger(
                    Problem.NOT_YOURS,
                    "This page is of another session",
                    "The request lacks this session's token. Load the page again and repeat it.");
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts the session's token into the browser. */
    public void signIn(Context ctx, String token) {
        ctx.cookie(cookie(ctx, COOKIE, token, (int) Sessions.IDLE.toSeconds(), true));
    }

    /** Takes the session's token out of the browser. */
    public void signOut(Context ctx) {
        ctx.cookie(cookie(ctx, COOKIE, "", 0, true));
    }

    /** Remembers a language that was chosen. */
    void choose(Context ctx, Texts texts) {
        keep(ctx, LANGUAGE_COOKIE, texts.locale().getLanguage());
    }

    /** Remembers a choice in the browser for a year. */
    public void keep(Context ctx, String name, String value) {
        ctx.cookie(cookie(ctx, name, value, 365 * 86_400, false));
    }

    private Cookie cookie(Context ctx, String name, String value, int maxAge, boolean httpOnly) {
        boolean secure = origin(ctx).startsWith("https:");
        return new Cookie(name, value, "/", maxAge, secure, httpOnly, null, SameSite.LAX);
    }

    private static Texts language(Context ctx) {
        String chosen = ctx.cookie(LANGUAGE_COOKIE);
        if (chosen != null && Texts.ALL.containsKey(chosen)) {
            return Texts.in(chosen);
        }
        String accepted = ctx.header("Accept-Language");
        if (accepted == null) {
            return Texts.DEFAULT;
        }
        return Arrays.stream(accepted.split(",", 16))
                .map(part -> part.strip().split("[-;]", 2)[0])
                .filter(Texts.ALL::containsKey)
                .findFirst()
                .map(Texts::in)
                .orElse(Texts.DEFAULT);
    }
}
