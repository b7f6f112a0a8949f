package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.agreement.MyWork.Line;
import io.stint.hub.agreement.MyWork.Page;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.agreement.WorkCursor;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody takes part in: my work, what waits for me, and the arbiter's desk. */
public final class WorkPages implements Routes {
    /** Agreements of the inbox on one page. */
    private static final int INBOX = 50;

    private final Pages pages;
    private final Surroundings around;
    private final MyWork work;
    private final Works works;

    public WorkPages(Pages pages, Surroundings around, MyWork work, Works works) {
        this.pages = pages;
        this.around = around;
        this.work = work;
        this.works = works;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/mine", this::mine);
        routes.get("/inbox", this::inbox);
        routes.get("/desk", this::desk);
    }

    private void mine(Context ctx) {
        Wording say = around.wording(ctx);
        Page page = page(ctx, Optional.empty());
        pages.show(
                ctx,
                "room/mine",
                say.of("mine.title"),
                "mine",
                Map.of(
                        "say",
                        say,
                        "lines",
                        lines(ctx, say, page.lines()),
                        "waits",
                        page.waiting(),
                        "next",
                        page.next()));
    }

    /** Every step that waits, the newest first. */
    private void inbox(Context ctx) {
        Wording say = around.wording(ctx);
        int from = from(ctx);
        List<Line> all = work.waiting(Visitor.signedIn(ctx)).stream()
                .sorted(Comparator.comparing(Line::at).reversed())
                .toList();
        List<WorkLine.Waiting> waiting = lines(
                        ctx, say, all.stream().skip(from).limit(INBOX).toList())
                .stream()
                .flatMap(line -> line.waiting().stream())
                .toList();
        Optional<Integer> next = from + INBOX < all.size() ? Optional.of(from + INBOX) : Optional.empty();
        pages.show(
                ctx,
                "room/inbox",
                say.of("inbox.title"),
                "inbox",
                Map.of("say", say, "waiting", waiting, "next", next));
    }

    private static int from(Context ctx) {
        String given = ctx.queryParam("from");
        if (given == null) {
            return 0;
        }
        if (!given.matches("[0-9]{1,6}")) {
            throw Problem.badField("from", "It is a number that an earlier page gave.");
        }
        return Integer.parseInt(given);
    }

    private void desk(Context ctx) {
        Wording say = around.wording(ctx);
        Page page = page(ctx, Optional.of(Role.ARBITER));
        List<WorkLine> lines = lines(ctx, say, page.lines()).stream()
                .filter(line -> line.role() == Role.ARBITER)
                .toList();
        pages.show(
                ctx,
                "room/desk",
                say.of("desk.title"),
                "mine",
                Map.of("say", say, "lines", lines, "waits", page.waiting(), "next", page.next()));
    }

    private Page page(Context ctx, Optional<Role> role) {
        Optional<WorkCursor> after =
                Optional.ofNullable(ctx.queryParam("after")).map(WorkCursor::parse);
        return work.of(Visitor.signedIn(ctx), role, Optional.empty(), after);
    }

    private List<WorkLine> lines(Context ctx, Wording say, List<Line> lines) {
        Venues venues = around.venues();
        Map<Integer, Wording> wordings = venues.all().stream()
                .collect(Collectors.toMap(Venue::number, venue -> around.elsewhere(ctx, say, venue)));
        return lines.stream()
                .map(line -> new WorkLine(
                        wordings.getOrDefault(line.situation().layer(), say),
                        line,
                        title(line),
                        venues.several()
                                ? Optional.of(
                                        venues.of(line.situation()).layer().name())
                                : Optional.empty()))
                .toList();
    }

    private Optional<String> title(Line line) {
        return line.situation()
                .offer()
                .flatMap(offer -> offer.job())
                .flatMap(works::job)
                .map(posted -> posted.job().title());
    }
}
