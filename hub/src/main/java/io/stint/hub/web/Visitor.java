package io.stint.hub.web;

import io.javalin.http.Context;
import io.stint.hub.account.Session;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import java.util.Optional;
import java.util.function.Supplier;

/** Who asks, and in which language to answer. For one thread at a time. */
public final class Visitor {
    private static final String ATTRIBUTE = "visitor";

    private final Texts texts;
    private Supplier<Optional<Session>> session;

    /** @param session asked when somebody wants to know, once */
    Visitor(Texts texts, Supplier<Optional<Session>> session) {
        this.texts = texts;
        this.session = session;
    }

    /**
     * Empty: nobody is signed in. Where the database is away the first who asks hears of it; then nobody is, so that there
     * can be a page that says so.
     */
    public Optional<Session> session() {
        Supplier<Optional<Session>> look = session;
        session = Optional::empty;
        Optional<Session> found = look.get();
        session = () -> found;
        return found;
    }

    public Texts texts() {
        return texts;
    }

    static void put(Context ctx, Visitor visitor) {
        ctx.attribute(ATTRIBUTE, visitor);
    }

    /** The visitor of a request. */
    public static Visitor of(Context ctx) {
        Visitor visitor = ctx.attribute(ATTRIBUTE);
        if (visitor == null) {
            throw new StintException("the request has no visitor: its route is not behind the guard");
        }
        return visitor;
    }

    /**
     * Whoever is signed in.
     *
     * @throws Problem when nobody is
     */
    public static Address signedIn(Context ctx) {
        return of(ctx).session().orElseThrow(Problem::signInFirst).address();
    }

    public Optional<Address> address() {
        return session().map(Session::address);
    }

    public boolean is(Address address) {
        return address().filter(address::equals).isPresent();
    }
}
