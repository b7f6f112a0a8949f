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
        return Words.money(amount, right.lent().token());
    }

    static List<String> of(Right right, Amount exposed) {
        return List.of(
                "The key " + right.lent().key() + " approves running hours of "
                        + right.lent().agreement() + " at " + right.lent().hub() + ", until "
                        + right.lent().until() + ":",
                "  up to " + money(right, right.lent().limit()) + " in all, "
                        + right.lent().dayMinutes() / 60.0 + " h a day, "
                        + right.lent().weekMinutes() / 60.0 + " h a week",
                "  A stolen key could still approve " + money(right, exposed)
                        + ". The contract enforces the sum alone; hours a day, hours a week, the end and a stop are kept"
                        + " by this program and the hub.");
    }

    static ObjectNode json(Right right, Amount exposed) {
        return Answer.object()
                .put("agreement", right.lent().agreement().hex())
                .put("hub", right.lent().hub().toString())
                .put("key", right.lent().key().toString())
                .put("limit", right.lent().limit().wei().toString())
                .put("dayMinutes", right.lent().dayMinutes())
                .put("weekMinutes", right.lent().weekMinutes())
                .put("until", right.lent().until().getEpochSecond())
                .put("total", right.total().wei().toString())
                .put("waiting", right.sending().isPresent())
                .put("exposed", exposed.wei().toString());
    }
}
