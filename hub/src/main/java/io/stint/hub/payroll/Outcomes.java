package io.stint.hub.payroll;

import io.stint.hub.web.Problem;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of each of the things that one request brought, in their order. */
final class Outcomes {
    private Outcomes() {}

    static ArrayNode vouchers(List<VoucherIntake.Outcome> outcomes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        outcomes.forEach(outcome -> {
            ObjectNode one = list.addObject()
                    .put("agreement", outcome.agreement().hex())
                    .put("state", outcome.problem().isPresent() ? "refused" : outcome.known() ? "known" : "kept");
            if (!outcome.uncovered().isZero()) {
                one.put("uncovered", outcome.uncovered().wei().toString());
            }
            outcome.problem().ifPresent(problem -> one.set("problem", problem(problem)));
        });
        return list;
    }

    /** As RFC 9457 tells a problem, of one of many. */
    static ObjectNode problem(Problem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.getMessage());
    }
}
