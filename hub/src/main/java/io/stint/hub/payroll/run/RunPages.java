package io.stint.hub.payroll.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Venues;
import io.stint.hub.store.Database;
import io.stint.hub.web.Dates;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.payroll.PayList;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Where lists are handed in, and where a run goes on; files to take home. */
final class RunPages implements Routes {
    private static final String SCRIPT = "many.js.";

    private final Pages pages;
    private final Database database;
    private final Venues venues;

    RunPages(Pages pages, Database database, Venues venues) {
        this.pages = pages;
        this.database = database;
        this.venues = venues;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/payroll/many", this::many);
        routes.get("/payroll/template.csv", RunPages::template);
        routes.get("/payroll/many/{id}", this::run);
        routes.get("/payroll/many/{id}/run.csv", this::csv);
    }

    private void many(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Texts texts = Visitor.of(ctx).texts();
        List<RunLine> runs = database.with(h -> Runs.all(h, me)).stream()
                .map(run -> RunLine.of(run, texts))
                .toList();
        pages.show(ctx, "payroll/many", texts.of("many.title"), "mine", Map.of("runs", runs, "script", script(texts)));
    }

    private void run(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        UUID id = RunRoutes.id(ctx);
        Run run = database.with(h -> Runs.of(h, me, id));
        Texts texts = Visitor.of(ctx).texts();
        String when = Dates.in(texts.locale()).minute(run.createdAt());
        pages.on(venues.of(run.layer()).layer())
                .show(
                        ctx,
                        "payroll/run",
                        texts.of("many.kind." + run.kind().word()) + ", " + when,
                        "mine",
                        Map.of("id", id.toString(), "script", script(texts)));
    }

    /** What the script says, which other pages need not carry. */
    private static String script(Texts texts) {
        ObjectNode words = Json.object();
        texts.keys().stream()
                .filter(key -> key.startsWith(SCRIPT))
                .forEach(key -> words.put(key.substring(SCRIPT.length()), texts.of(key)));
        return Json.inPage(words);
    }

    private static void template(Context ctx) {
        Visitor.signedIn(ctx);
        file(ctx, "payroll.csv", PayList.TEMPLATE);
    }

    private void csv(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        UUID id = RunRoutes.id(ctx);
        Run run = database.with(h -> Runs.of(h, me, id));
        file(ctx, "run-" + id + ".csv", RunCsv.of(run, venues.of(run.layer()).coins()));
    }

    private static void file(Context ctx, String name, String csv) {
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(csv);
    }
}
