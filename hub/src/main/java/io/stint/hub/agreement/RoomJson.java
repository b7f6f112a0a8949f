package io.stint.hub.agreement;

import io.stint.hub.layer.Layer;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Bytes;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rooms for programs. Amounts are decimal texts in the smallest unit, times Unix seconds. */
final class RoomJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Layer layer;
    private final Words words;

    RoomJson(Layer layer, Words words) {
        this.layer = layer;
        this.words = words;
    }

    ObjectNode write(Room room) {
        Situation s = room.situation();
        ObjectNode json = NODES.objectNode();
        json.put("agreement", s.id().hex());
        json.put("layer", layer.key());
        json.put("state", room.state());
        ArrayNode roles = json.putArray("roles");
        s.roles().stream().sorted().forEach(role -> roles.add(role.word()));
        json.set("terms", terms(s));
        s.offer().ifPresent(offer -> {
            json.put("sum", offer.sum().wei().toString());
            offer.job().ifPresent(job -> json.put("job", job.toString()));
            offer.proposal().ifPresent(proposal -> json.put("proposal", proposal.toString()));
        });
        s.arbiter().ifPresent(state -> json.put("arbiter", state.word()));
        room.bar().ifPresent(bar -> json.set("money", money(room, bar)));
        json.set("vouchers", vouchers(s));
        json.set("claims", claims(s));
        s.goodClosing().ifPresent(closing -> json.set("closing", closing(closing)));
        json.set("steps", steps(room));
        json.set("timeline", timeline(room));
        json.set("underWay", underWay(room));
        json.set("chain", chain(room.chain()));
        return json;
    }

    /** The terms as typed data with the worker's signature over them, as far as it is known here. */
    private ObjectNode terms(Situation s) {
        ObjectNode json = NODES.objectNode();
        json.set("typedData", s.terms().typedData(layer.domain()).json());
        s.offer().flatMap(Offer::workerSignature).ifPresent(signature -> json.put("workerSignature", signature.hex()));
        return json;
    }

    private static ObjectNode money(Room room, MoneyBar bar) {
        ObjectNode json = NODES.objectNode();
        for (MoneyBar.Part part : MoneyBar.Part.values()) {
            json.put(part.name().toLowerCase(Locale.ROOT), bar.of(part).wei().toString());
        }
        json.put("unsettled", room.unsettled().wei().toString());
        room.situation().secured().ifPresent(secured -> json.set("securedBy", secured(secured)));
        return json;
    }

    private static ObjectNode secured(Secured secured) {
        return NODES.objectNode()
                .put("gross", secured.gross().wei().toString())
                .put("net", secured.net().wei().toString())
                .put("uncovered", secured.uncovered().wei().toString())
                .put("until", secured.until().getEpochSecond());
    }

    private static ArrayNode vouchers(Situation s) {
        ArrayNode json = NODES.arrayNode();
        s.vouchers()
                .forEach(v -> json.add(
                        VoucherJson.of(v).put("signer", v.signer().toString()).put("at", v.at().getEpochSecond())));
        return json;
    }

    private static ArrayNode claims(Situation s) {
        ArrayNode json = NODES.arrayNode();
        s.agreement().ifPresent(a -> a.claims().values().forEach(claim -> json.add(claim(claim))));
        return json;
    }

    private static ObjectNode claim(Claim claim) {
        ObjectNode json = NODES.objectNode()
                .put("round", claim.round())
                .put("sum", claim.sum().wei().toString())
                .put("state", claim.state().name().toLowerCase(Locale.ROOT))
                .put("reviewEnd", claim.reviewEnd().getEpochSecond())
                .put("evidence", claim.evidence().hex());
        claim.rulingEnd().ifPresent(end -> json.put("rulingEnd", end.getEpochSecond()));
        return json;
    }

    private static ObjectNode closing(Closing closing) {
        ObjectNode json = NODES.objectNode()
                .put("round", closing.round())
                .put("total", closing.total().wei().toString())
                .put("deadline", closing.deadline().getEpochSecond());
        closing.byClient().map(Bytes::hex).ifPresent(signature -> json.put("byClient", signature));
        closing.byWorker().map(Bytes::hex).ifPresent(signature -> json.put("byWorker", signature));
        return json;
    }

    static ArrayNode steps(Iterable<Step> steps) {
        ArrayNode json = NODES.arrayNode();
        for (Step step : steps) {
            ObjectNode one = json.addObject().put("action", step.action()).put("waits", step.waits());
            step.round().ifPresent(round -> one.put("round", round));
            step.until().ifPresent(until -> one.put("until", until.getEpochSecond()));
        }
        return json;
    }

    private static ArrayNode steps(Room room) {
        return steps(room.steps());
    }

    private ArrayNode timeline(Room room) {
        ArrayNode json = NODES.arrayNode();
        room.timeline().forEach(moment -> {
            ObjectNode one = json.addObject()
                    .put("source", moment.source())
                    .put("name", moment.name())
                    .put("at", moment.at().getEpochSecond())
                    .put("text", words.say(moment.said()));
            moment.by().ifPresent(by -> one.put("by", by.toString()));
            moment.transaction().ifPresent(hash -> one.put("transaction", hash.hex()));
            moment.document().ifPresent(id -> one.put("document", id.toString()));
        });
        return json;
    }

    private static ArrayNode underWay(Room room) {
        ArrayNode json = NODES.arrayNode();
        room.jobs().forEach(job -> {
            ObjectNode one = json.addObject()
                    .put("action", job.kind())
                    .put("by", "hub")
                    .put("at", job.at().getEpochSecond());
            job.transaction().ifPresent(hash -> one.put("transaction", hash.hex()));
            job.error().ifPresent(error -> one.put("error", error));
            if (job.postponed()) {
                one.put("postponed", true);
            }
            if (job.ruled()) {
                one.put("rule", true);
            }
        });
        room.sent()
                .forEach(sent -> json.addObject()
                        .put("action", sent.action())
                        .put("by", sent.by().toString())
                        .put("at", sent.at().getEpochSecond())
                        .put("transaction", sent.transaction().hex()));
        return json;
    }

    static ObjectNode chain(ChainStatus status) {
        ObjectNode json = NODES.objectNode()
                .put("head", status.head())
                .put("read", status.read())
                .put("current", status.current());
        status.trouble().ifPresent(why -> json.put("trouble", why));
        return json;
    }

    /** Terms without typed data around them. */
    static ObjectNode parties(Terms terms) {
        ObjectNode json = NODES.objectNode();
        for (Role role : Role.values()) {
            if (!role.in(terms).isZero()) {
                json.put(role.word(), role.in(terms).toString());
            }
        }
        return json;
    }
}
