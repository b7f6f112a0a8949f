package io.stint.hub.moderation;

import io.javalin.http.Context;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import java.util.Map;

/** What stands in the place of something that is hidden. */
public final class HiddenPage {
    private static final int GONE = 410;

    private HiddenPage() {}

    public static void show(Pages pages, Context ctx, Hidden.Decision decision) {
        Texts texts = Visitor.of(ctx).texts();
        ctx.status(GONE);
        pages.show(ctx, "moderation/hidden", texts.of("moderation.hidden.title"), "", Map.of("decision", decision));
    }
}
