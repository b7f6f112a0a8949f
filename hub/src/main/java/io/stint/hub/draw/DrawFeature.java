package io.stint.hub.draw;

import io.javalin.http.Context;
import io.stint.hub.room.Surroundings;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.util.List;

/** The parts of this package, joined; who looks at the rules is {@link DrawWatch}, one for each keeper. */
public final class DrawFeature {
    private final DrawPages drawPages;
    private final List<Routes> routes;

    /** @param draws by rules for which the hub pays on each chain in seven days */
    public DrawFeature(Database database, Surroundings around, int draws, Pages pages) {
        DrawChoices choices = new DrawChoices(database, around.venues(), draws);
        this.drawPages = new DrawPages(choices, around, pages);
        this.routes = List.of(drawPages, new DrawRoutes(choices));
    }

    /** What the visitor has chosen, in one sentence for each chain. */
    public List<String> said(Context ctx) {
        return drawPages.views(ctx).stream()
                .filter(DrawView::pays)
                .map(view -> (view.several() ? view.network() + ": " : "") + view.sentence())
                .toList();
    }

    public List<Routes> routes() {
        return routes;
    }
}
