package io.stint.cli.agreement;

import io.stint.chain.history.History;
import io.stint.cli.Answer;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.agreement.Secured;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An agreement as JSON: amounts as decimal strings in the token's smallest unit, times as Unix seconds. */
final class ShowJson {
    private ShowJson() {}

    static ObjectNode of(History history, MoneyBar bar, Secured secured) {
        Agreement agreement = history.agreement();
        ObjectNode json = Answer.object()
                .put("agreement", agreement.id().hex())
                .put("phase", agreement.phase().name())
                .put("token", agreement.terms().token().toString())
                .put("funded", agreement.funded().wei().toString())
                .put("drawnOnVouchers", agreement.drawn().wei().toString());
        ObjectNode money = json.putObject("money");
        for (Part part : Part.values()) {
            money.put(part.name().toLowerCase(Locale.ROOT), bar.of(part).wei().toString());
        }
        json.putObject("secured")
                .put("net", secured.net().wei().toString())
                .put("uncovered", secured.uncovered().wei().toString())
                .put("until", secured.until().getEpochSecond());
        agreement.noticeEnd().ifPresent(end -> json.put("noticeEnd", end.getEpochSecond()));
        ArrayNode claims = json.putArray("claims");
        agreement.claims().values().forEach(claim -> claims.add(claim(claim)));
        ArrayNode events = json.putArray("events");
        history.entries()
                .forEach(entry -> events.addObject()
                        .put("event", entry.event().getClass().getSimpleName())
                        .put("block", entry.log().blockNumber())
                        .put("tx", entry.log().transaction().hex()));
        return json;
    }

    private static ObjectNode claim(Claim claim) {
        ObjectNode json = Answer.object()
                .put("round", claim.round())
                .put("state", claim.state().name())
                .put("sum", claim.sum().wei().toString())
                .put("reviewEnd", claim.reviewEnd().getEpochSecond());
        claim.rulingEnd().ifPresent(end -> json.put("rulingEnd", end.getEpochSecond()));
        return json;
    }
}
