package io.stint.hub.arbiter;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Arbiters for programs: {@code /api/arbiters}, the same that the index shows. */
final class ArbiterApi implements Routes {
    private static final JsonMapper JSON = new JsonMapper();

    private final Arbiters arbiters;
    private final Token coin;

    /** @param coin in which fees are given in questions */
    ArbiterApi(Arbiters arbiters, Token coin) {
        this.arbiters = arbiters;
        this.coin = coin;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/arbiters", this::list);
        routes.get("/api/arbiters/{address}", this::one);
    }

    private void list(Context ctx) {
        ArbiterForm form =
                ArbiterForm.read(ctx::queryParam, coin, Visitor.of(ctx).texts());
        form.wrong().forEach((field, detail) -> {
            throw Problem.badField(field, detail);
        });
        Arbiters.Page page = arbiters.search(
                form.filter(), Optional.ofNullable(ctx.queryParam("after")).map(ArbiterCursor::parse));
        ObjectNode answer = JSON.createObjectNode().put("count", page.count());
        ArrayNode items = answer.putArray("arbiters");
        page.arbiters().forEach(arbiter -> items.add(node(arbiter)));
        page.next().ifPresent(next -> answer.put("next", next.toString()));
        answer(ctx, answer);
    }

    private void one(Context ctx) {
        Arbiter arbiter = arbiters.of(Address.parse(ctx.pathParam("address")));
        if (!arbiter.isKnown()) {
            throw Problem.notFound(arbiter.address() + " offers nothing as an arbiter and had no dispute to decide.");
        }
        answer(ctx, node(arbiter));
    }

    private static ObjectNode node(Arbiter arbiter) {
        ObjectNode node =
                JSON.createObjectNode().put("address", arbiter.address().toString());
        arbiter.said().ifPresent(said -> {
            node.put("version", said.version().toString());
            node.put("createdAt", said.at().getEpochSecond());
            node.set("offer", JSON.readTree(said.body().text()));
        });
        node.set("record", node(arbiter.record()));
        return node;
    }

    private static ObjectNode node(ArbiterRecord record) {
        ObjectNode node = JSON.createObjectNode()
                .put("cases", record.cases())
                .put("open", record.open())
                .put("ruled", record.ruled())
                .put("clients", record.clients())
                .put("toWorker", record.toWorker())
                .put("divided", record.divided())
                .put("toClient", record.toClient())
                .put("conceded", record.conceded())
                .put("unanswered", record.unanswered())
                .put("promised", record.promised());
        record.share().ifPresent(share -> node.put("shareBps", share.value()));
        record.answer().ifPresent(time -> node.put("answerSeconds", time.toSeconds()));
        return node;
    }

    private static void answer(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer.toString());
    }
}
