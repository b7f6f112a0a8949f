package io.stint.hub.payroll;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Venues;
import io.stint.hub.store.Database;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The client's week over all agreements. What was handed in is sealed, so the browser fills the page. */
final class PayrollPages implements Routes {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SCRIPT = "payroll.js.";

    private final Pages pages;
    private final Database database;
    private final PayrollJson json;
    private final Venues venues;

    PayrollPages(Pages pages, Database database, PayrollJson json, Venues venues) {
        this.pages = pages;
        this.database = database;
        this.json = json;
        this.venues = venues;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/payroll", this::page);
        routes.get("/api/payroll", this::data);
    }

    private void page(Context ctx) {
        Visitor.signedIn(ctx);
        Texts texts = Visitor.of(ctx).texts();
        pages.show(ctx, "payroll/payroll", texts.of("payroll.title"), "mine", Map.of("script", script(texts)));
    }

    /** What the script says, which other pages need not carry. */
    private static String script(Texts texts) {
        ObjectNode words = Json.object();
        texts.keys().stream()
                .filter(key -> key.startsWith(SCRIPT))
                .forEach(key -> words.put(key.substring(SCRIPT.length()), texts.of(key)));
        return Json.inPage(words);
    }

    private void data(Context ctx) {
        ObjectNode data = json.of(database, Visitor.signedIn(ctx), venues.latest());
        // Documents stand in it as their own text, which only a mapper writes out.
        Json.answer(ctx, MAPPER.writeValueAsString(data));
    }
}
