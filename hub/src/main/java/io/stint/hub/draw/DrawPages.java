package io.stint.hub.draw;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.room.Surroundings;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page on which a worker chooses when to draw, and reads what that costs. */
final class DrawPages implements Routes {
    /** As people know them: a place, or UTC. */
    static final List<String> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(id -> id.contains("/"))
                            .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                            .sorted())
            .toList();

    private final DrawChoices choices;
    private final Surroundings around;
    private final Pages pages;

    DrawPages(DrawChoices choices, Surroundings around, Pages pages) {
        this.choices = choices;
        this.around = around;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/earnings/draws", this::page);
        routes.post("/earnings/draws", this::choose);
    }

    private void page(Context ctx) {
        String title = Visitor.of(ctx).texts().of("draws.title");
        pages.show(ctx, "draw/rules", title, "earnings", Map.of("views", views(ctx)));
    }

    /** One for each chain. */
    List<DrawView> views(Context ctx) {
        List<DrawChoices.Choice> all = choices.of(Visitor.signedIn(ctx));
        return all.stream()
                .map(one -> new DrawView(around.wording(ctx, one.venue()), one, all.size() > 1))
                .toList();
    }

    private void choose(Context ctx) {
        String chain = ctx.formParam("chain");
        if (chain == null || !chain.matches("[0-9]{1,15}")) {
            throw Problem.badField("chain", "Name the chain's id.");
        }
        long id = Long.parseLong(chain);
        choices.choose(Visitor.signedIn(ctx), id, DrawForm.read(ctx, choices.venue(id)));
        ctx.redirect("/earnings/draws");
    }
}
