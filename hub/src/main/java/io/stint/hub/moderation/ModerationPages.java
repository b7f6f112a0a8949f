package io.stint.hub.moderation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.document.Removal;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reporting, for everybody who is signed in; deciding, for the operator. Plain forms, without script. */
final class ModerationPages implements Routes {
    private static final int SHOWN = 100;
    private static final int LONGEST = 2000;

    /** Reports and objections of one person. */
    private static final int AN_HOUR = 20;

    private final Pages pages;
    private final Database database;
    private final Hidden hidden;
    private final FollowedLists lists;
    private final Removal removal;
    private final Set<Address> operators;
    private final RateLimit limit;
    private final Clock clock;

    /** @param operators who decides */
    static ModerationPages of(Pages pages, Database database, Removal removal, Set<Address> operators, Clock clock) {
        RateLimit limit = new RateLimit(AN_HOUR, Duration.ofHours(1), clock);
        return new ModerationPages(pages, database, new Hidden(database, clock), removal, operators, limit, clock);
    }

    /** @param limit on reports and objections, by person */
    private ModerationPages(
            Pages pages,
            Database database,
            Hidden hidden,
            Removal removal,
            Set<Address> operators,
            RateLimit limit,
            Clock clock) {
        this.removal = removal;
        this.pages = pages;
        this.database = database;
        this.hidden = hidden;
        this.lists = new FollowedLists(database);
        this.operators = Set.copyOf(operators);
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/reports", this::report);
        routes.post("/reports/objections", this::object);
        routes.get("/moderation", this::queue);
        routes.post("/moderation/hide", this::hide);
        routes.post("/moderation/show", this::show);
        routes.get("/moderation/remove", this::askToRemove);
        routes.post("/moderation/remove", this::remove);
        routes.post("/moderation/dismiss", ctx -> decide(ctx, (handle, thing) -> {}));
    }

    private void report(Context ctx) {
        Address by = Visitor.signedIn(ctx);
        Thing thing = thing(ctx);
        Category category = Category.parse(field(ctx, "category"));
        String text = field(ctx, "text");
        limit.use(by.toString());
        database.transact(h -> Reports.add(h, thing, by, category, text, clock.instant()));
        say(ctx, "moderation.reported");
    }

    private void object(Context ctx) {
        Address author = Visitor.signedIn(ctx);
        Thing thing = thing(ctx);
        String text = field(ctx, "text");
        limit.use(author.toString());
        database.transact(h -> hidden.object(h, thing, author, text));
        say(ctx, "moderation.objected");
    }

    private void say(Context ctx, String key) {
        pages.show(ctx, "moderation/said", Visitor.of(ctx).texts().of(key), "", Map.of("key", key));
    }

    private void queue(Context ctx) {
        requireOperator(ctx);
        List<Reports.Waiting> waiting = database.with(h -> Reports.waiting(h, SHOWN));
        pages.show(
                ctx,
                "moderation/queue",
                Visitor.of(ctx).texts().of("moderation.title"),
                "",
                Map.of("view", new Queue(waiting, hidden.all(SHOWN), lists.all(), ownList())));
    }

    private Queue.OwnList ownList() {
        return database.with(handle -> {
            HideList now = Hidden.own(handle);
            Optional<SignedHides> signed = OwnHides.signed(handle);
            boolean changed = !signed.map(SignedHides::list)
                    .orElse(new HideList(List.of()))
                    .equals(now);
            return new Queue.OwnList(now.entries().size(), signed.map(SignedHides::version), changed);
        });
    }

    private interface Decision {
        void about(Handle handle, Thing thing);
    }

    private void decide(Context ctx, Decision decision) {
        requireOperator(ctx);
        Thing thing = thing(ctx);
        database.transact(h -> {
            decision.about(h, thing);
            Reports.settle(h, thing, clock.instant());
        });
        ctx.redirect("/moderation");
    }

    private void hide(Context ctx) {
        requireOperator(ctx);
        Category category = Category.parse(field(ctx, "category"));
        String note = field(ctx, "note");
        Address by = Visitor.signedIn(ctx);
        decide(ctx, (handle, thing) -> hidden.hide(handle, thing, category, note, by));
    }

    private void show(Context ctx) {
        Address by = Visitor.signedIn(ctx);
        decide(ctx, (handle, thing) -> hidden.show(handle, thing, by));
    }

    private void askToRemove(Context ctx) {
        requireOperator(ctx);
        Thing thing = Thing.parse(
                Objects.requireNonNullElse(ctx.queryParam("kind"), ""),
                Objects.requireNonNullElse(ctx.queryParam("id"), ""));
        Removal.Size size = database.with(handle -> removal.size(handle, thing.kind(), thing.id()));
        String title = Visitor.of(ctx).texts().of("moderation.remove");
        pages.show(ctx, "moderation/remove", title, "", Map.of("thing", thing, "size", size));
    }

    /** It cannot be undone, so it takes a second yes. */
    private void remove(Context ctx) {
        requireOperator(ctx);
        if (!field(ctx, "sure").equals("yes")) {
            throw Problem.badField("sure", "This cannot be undone: say that you are sure.");
        }
        Removal.Reason reason = new Removal.Reason(
                Category.parse(field(ctx, "category")).word(),
                field(ctx, "note"),
                Visitor.signedIn(ctx),
                clock.instant());
        decide(ctx, (handle, thing) -> {
            removal.remove(handle, thing.kind(), thing.id(), reason);
            hidden.forget(handle, thing);
        });
    }

    private void requireOperator(Context ctx) {
        Operators.require(ctx, operators);
    }

    private static Thing thing(Context ctx) {
        return Thing.parse(field(ctx, "kind"), field(ctx, "id"));
    }

    private static String field(Context ctx, String name) {
        String value = Objects.requireNonNullElse(ctx.formParam(name), "").strip();
        if (value.length() > LONGEST) {
            throw Problem.badField(name, "At most " + LONGEST + " characters.");
        }
        return value;
    }
}
