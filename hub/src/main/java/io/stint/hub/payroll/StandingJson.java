package io.stint.hub.payroll;

import io.stint.hub.agreement.VoucherJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A lent right as pages and programs read it; amounts in the smallest unit, times in seconds since 1970. */
final class StandingJson {
    private StandingJson() {}

    static ObjectNode of(Standing standing, Fund fund) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("key", standing.key().toString())
                .put("by", standing.by().toString())
                .put("limit", standing.limit().wei().toString())
                .put("dayMinutes", standing.dayMinutes())
                .put("weekMinutes", standing.weekMinutes())
                .put("until", standing.until().getEpochSecond())
                .put("exposed", standing.exposed(fund.base()).wei().toString());
        VoucherJson.putSlip(json, standing.slip());
        standing.stopped().ifPresent(at -> json.put("stopped", at.getEpochSecond()));
        return json;
    }
}
