package io.stint.hub.reputation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.reputation.Reputations.AsOf;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.reputation.Measure;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.value.Address;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Weights for programs, which can compute the same, and the page that explains them. */
public final class ReputationRoutes implements Routes {
    private final Reputations reputations;
    private final Predicate<Address> showsRecord;
    private final Pages pages;

    /** @param showsRecord who wants their payments to be shown */
    public ReputationRoutes(Reputations reputations, Predicate<Address> showsRecord, Pages pages) {
        this.reputations = reputations;
        this.showsRecord = showsRecord;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/reputation", this::explain);
        routes.get("/api/people/{address}/reputation", this::answer);
    }

    private void explain(Context ctx) {
        pages.show(ctx, "market/reputation", Visitor.of(ctx).texts().of("reputation.title"), "", Map.of());
    }

    private void answer(Context ctx) {
        Address person = Address.parse(ctx.pathParam("address"));
        AsOf asOf = reputations.asOf(person);
        boolean shown = showsRecord.test(person);
        ObjectNode json = Json.object()
                .put("address", person.toString())
                .put("formula", Measure.VERSION)
                .put("shown", shown);
        asOf.block()
                .ifPresent(block -> json.putObject("block")
                        .put("number", block.number())
                        .put("hash", block.hash().hex()));
        json.set("worker", side(asOf.weighed().worker(), shown));
        json.set("client", side(asOf.weighed().client(), shown));
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(json.toString());
    }

    private static ObjectNode side(Rating rating, boolean shown) {
        ObjectNode json = Json.object();
        if (shown) {
            json.put("points", rating.standing().points())
                    .put("people", rating.standing().words().size());
        }
        rating.tenths().ifPresent(tenths -> json.put("tenths", tenths));
        ArrayNode reviews = json.putArray("reviews");
        rating.voices()
                .forEach(voice -> reviews.addObject()
                        .put("id", voice.opinion().id().toString())
                        .put("by", voice.opinion().by().toString())
                        .put("stars", voice.opinion().stars())
                        .put("weight", voice.word().weight())
                        .put("limit", voice.word().limit().name().toLowerCase(Locale.ROOT)));
        return json;
    }
}
