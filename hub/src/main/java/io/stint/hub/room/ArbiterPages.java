package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.arbiter.Arbiter;
import io.stint.hub.arbiter.ArbiterCursor;
import io.stint.hub.arbiter.ArbiterForm;
import io.stint.hub.arbiter.Arbiters;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who decides disputes: the index, each of them, and the form in which somebody offers to. */
final class ArbiterPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final Arbiters arbiters;

    ArbiterPages(Pages pages, Surroundings around, Arbiters arbiters) {
        this.pages = pages;
        this.around = around;
        this.arbiters = arbiters;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/arbiters", this::index);
        routes.get("/arbiters/offer", this::form);
        routes.get("/arbiters/{address}", this::one);
    }

    private void index(Context ctx) {
        Wording say = around.wording(ctx);
        ArbiterForm form = ArbiterForm.read(
                ctx::queryParam, around.venues().first().chain().coin(), say.texts());
        Arbiters.Page found = arbiters.search(
                form.filter(), Optional.ofNullable(ctx.queryParam("after")).map(ArbiterCursor::parse));
        List<ArbiterView> shown = found.arbiters().stream()
                .map(arbiter -> new ArbiterView(say, arbiter))
                .toList();
        pages.show(
                ctx,
                "arbiter/index",
                say.of("arbiters.title"),
                "",
                Map.of("say", say, "form", form, "found", found, "shown", shown, "languages", arbiters.languages()));
    }

    private void one(Context ctx) {
        ArbiterView view = new ArbiterView(around.wording(ctx), arbiters.of(Address.parse(ctx.pathParam("address"))));
        pages.show(ctx, "arbiter/one", view.say().of("arbiter.title", view.name()), "", Map.of("view", view));
    }

    private void form(Context ctx) {
        Arbiter before = arbiters.of(Visitor.signedIn(ctx));
        ArbiterView view = new ArbiterView(around.wording(ctx), before);
        pages.show(ctx, "arbiter/form", view.say().of("arbiter.form"), "", Map.of("view", view));
    }
}
