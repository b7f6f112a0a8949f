package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.agreement.MyWork.Line;
import io.stint.hub.agreement.Role;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody takes part in: my work, what waits for me, and the arbiter's desk. */
public final class WorkPages implements Routes {
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
        List<WorkLine> lines = lines(Visitor.signedIn(ctx), say, Optional.empty());
        pages.show(ctx, "room/mine", say.of("mine.title"), "mine", Map.of("say", say, "lines", lines));
    }

    /** Every step that waits, the newest first. */
    private void inbox(Context ctx) {
        Wording say = around.wording(ctx);
        List<WorkLine.Waiting> waiting = lines(Visitor.signedIn(ctx), say, Optional.empty()).stream()
                .flatMap(line -> line.waiting().stream())
                .sorted(Comparator.comparing(
                                (WorkLine.Waiting w) -> w.line().line().at())
                        .reversed())
                .toList();
        pages.show(ctx, "room/inbox", say.of("inbox.title"), "inbox", Map.of("say", say, "waiting", waiting));
    }

    private void desk(Context ctx) {
        Wording say = around.wording(ctx);
        List<WorkLine> lines = lines(Visitor.signedIn(ctx), say, Optional.of(Role.ARBITER)).stream()
                .filter(line -> line.role() == Role.ARBITER)
                .toList();
        pages.show(ctx, "room/desk", say.of("desk.title"), "mine", Map.of("say", say, "lines", lines));
    }

    private List<WorkLine> lines(Address me, Wording say, Optional<Role> role) {
        return pagesOf(me, role)
                .map(line -> new WorkLine(say, line, title(line)))
                .toList();
    }

    private Stream<Line> pagesOf(Address me, Optional<Role> role) {
        return Stream.iterate(
                        Optional.of(work.of(me, role, Optional.empty(), 0)),
                        Optional::isPresent,
                        page -> page.get().next().map(next -> work.of(me, role, Optional.empty(), next)))
                .flatMap(page -> page.get().lines().stream());
    }

    private Optional<String> title(Line line) {
        return line.situation()
                .offer()
                .flatMap(offer -> offer.job())
                .flatMap(works::job)
                .map(posted -> posted.job().title());
    }
}
