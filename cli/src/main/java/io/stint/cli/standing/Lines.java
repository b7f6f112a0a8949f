package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.term.Words;
import io.stint.protocol.value.Amount;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a right is told. */
final class Lines {
    private Lines() {}

    static String money(Right right, Amount amount) {
        return Words.money(amount, right.token());
    }

    static List<String> of(Right right, Amount exposed) {
        return List.of(
                "The key " + right.key() + " approves running hours of " + right.agreement() + " at " + right.hub()
                        + ", until " + right.until() + ":",
                "  up to " + money(right, right.limit()) + " in all, " + right.dayMinutes() / 60.0 + " h a day, "
                        + right.weekMinutes() / 60.0 + " h a week",
                "  A stolen key could still approve " + money(right, exposed)
                        + ". The contract enforces the sum alone; hours a day, hours a week, the end and a stop are kept"
                        + " by this program and the hub.");
    }

    static ObjectNode json(Right right, Amount exposed) {
        return Answer.object()
                .put("agreement", right.agreement().hex())
                .put("hub", right.hub().toString())
                .put("key", right.key().toString())
                .put("limit", right.limit().wei().toString())
                .put("dayMinutes", right.dayMinutes())
                .put("weekMinutes", right.weekMinutes())
                .put("until", right.until().getEpochSecond())
                .put("total", right.total().wei().toString())
                .put("waiting", right.sending().isPresent())
                .put("exposed", exposed.wei().toString());
    }
}
