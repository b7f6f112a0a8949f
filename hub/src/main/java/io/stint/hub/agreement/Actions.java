package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import java.util.HashMap;
import java.util.Map;

/** All actions, by name. */
final class Actions {
    private final Map<String, Action> byName = new HashMap<>();

    Actions(Desk desk) {
        byName.putAll(new OfferActions(desk).all());
        byName.putAll(new VoucherActions(desk).all());
        byName.putAll(new ClaimActions(desk).all());
        byName.putAll(new AnswerActions(desk).all());
        byName.putAll(new EndActions(desk).all());
    }

    /** @throws Problem when there is no such action */
    Action of(String name) {
        Action action = byName.get(name);
        if (action == null) {
            throw Problem.notFound("There is no action called " + name + ".");
        }
        return action;
    }
}
