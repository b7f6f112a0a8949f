package io.stint.hub.draw;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules for programs. */
final class DrawRoutes implements Routes {
    private static final int TEN = 10;
    private static final long LARGEST_CHAIN = (1L << 53) - 1;

    private final DrawChoices choices;

    DrawRoutes(DrawChoices choices) {
        this.choices = choices;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/draw-rule", this::list);
        routes.put("/api/draw-rule", this::choose);
    }

    private record Given(long chain, DrawRule rule) {}

    private void choose(Context ctx) {
        Given given = JsonRequest.read(
                ctx, in -> new Given(in.number("chain", 1, LARGEST_CHAIN), in.object("rule", DrawRuleJson::read)));
        choices.choose(Visitor.signedIn(ctx), given.chain(), given.rule());
        ctx.status(204);
    }

    private void list(Context ctx) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        choices.of(Visitor.signedIn(ctx)).forEach(choice -> all.add(json(choice)));
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(all.toString());
    }

    private static ObjectNode json(DrawChoices.Choice choice) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("chain", choice.chain())
                .put("paidByHub", choice.pays())
                .put("open", choice.agreements())
                .put("waiting", choice.waiting());
        json.set("rule", DrawRuleJson.of(choice.rule()));
        choice.costs()
                .ifPresent(costs -> json.putObject("costs")
                        .put("gasPrice", costs.price().toString())
                        .put("alone", costs.each(1).wei().toString())
                        .put("eachOfTen", costs.each(TEN).wei().toString())
                        .put("smallest", costs.smallestOfCoin().wei().toString()));
        return json;
    }
}
