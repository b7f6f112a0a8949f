package io.stint.hub.market;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stint.hub.money.Rates;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.Map;
import java.util.Optional;

/** The first page: the jobs that are open. */
final class BoardPages implements Routes {
    private final Database database;
    private final Jobs jobs;
    private final People people;
    private final Rates rates;
    private final Voices voices;
    private final Pages pages;

    BoardPages(Database database, Jobs jobs, People people, Rates rates, Voices voices, Pages pages) {
        this.database = database;
        this.jobs = jobs;
        this.people = people;
        this.rates = rates;
        this.voices = voices;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/", this::show);
    }

    private void show(Context ctx) {
        Texts texts = Visitor.of(ctx).texts();
        FilterForm form = FilterForm.read(ctx::queryParam, rates, texts);
        String after = Optional.ofNullable(ctx.queryParam("after")).orElse("");
        String address = form.url("/", after);
        boolean partial = ctx.header("HX-Request") != null;
        if (!partial && ctx.queryParamMap().values().stream().anyMatch(values -> values.contains(""))) {
            ctx.redirect(address, HttpStatus.SEE_OTHER);
            return;
        }
        if (partial && after.isEmpty()) {
            ctx.header("HX-Push-Url", address);
        }
        Optional<JobCursor> from = after.isEmpty() ? Optional.empty() : Optional.of(JobCursor.parse(after));
        Map<String, ?> model =
                database.together(() -> model(ctx, form, jobs.search(form.filter(), from), from.isEmpty()));
        pages.show(ctx, "market/board", texts.of("market.board.title"), "work", model);
    }

    private Map<String, ?> model(Context ctx, FilterForm form, Jobs.Page page, boolean first) {
        boolean none = page.count() == 0;
        Map<Address, Person> clients =
                people.of(page.jobs().stream().map(PostedJob::author).toList());
        return Map.of(
                "form",
                form,
                "found",
                page,
                "first",
                first,
                "clients",
                clients,
                "meant",
                none ? jobs.meant(form.filter().words()) : Optional.<String>empty(),
                "languages",
                jobs.languages(),
                "currencies",
                rates.currencies(),
                "say",
                voices.of(ctx));
    }
}
