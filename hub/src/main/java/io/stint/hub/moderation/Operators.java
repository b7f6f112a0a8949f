package io.stint.hub.moderation;

import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.Set;

/** Who decides. */
final class Operators {
    private Operators() {}

    /**
     * The operator who is signed in.
     *
     * @throws Problem 403 when it is somebody else
     */
    static Address require(Context ctx, Set<Address> operators) {
        Address visitor = Visitor.signedIn(ctx);
        if (!operators.contains(visitor)) {
            throw Problem.notYours("This page is for the hub's operator.");
        }
        return visitor;
    }
}
