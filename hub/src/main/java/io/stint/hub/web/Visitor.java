package io.stint.hub.web;

import io.javalin.http.Context;
import io.stint.hub.account.Session;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import java.util.Optional;

/**
 * Who asks, and in which language to answer.
 *
 * @param session empty: nobody is signed in
 */
public record Visitor(Optional<Session> session, Texts texts) {
    private static final String ATTRIBUTE = "visitor";

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
        return session.map(Session::address);
    }

    public boolean is(Address address) {
        return address().filter(address::equals).isPresent();
    }
}
