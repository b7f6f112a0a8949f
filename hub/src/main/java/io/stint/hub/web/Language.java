package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The choice of the pages' language, kept in the browser. */
final class Language implements Routes {
    private final Guard guard;

    Language(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/language", this::choose);
    }

    private void choose(Context ctx) {
        String code = ctx.formParam("language");
        if (code == null || !Texts.ALL.containsKey(code)) {
            throw Problem.badField("language", "Choose one of " + String.join(", ", Texts.ALL.keySet()) + ".");
        }
        guard.choose(ctx, Texts.in(code));
        ctx.redirect(Paths.local(ctx.formParam("next")));
    }
}
