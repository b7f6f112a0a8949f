package io.stint.hub.payroll.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Json;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.UUID;

/** Going on with runs. Everything here can be sent twice. */
final class RunRoutes implements Routes {
    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** A step seldom has more than one. */
    private static final int MOST_LOST = 100;

    private final RunDesk desk;
    private final NextStep next;

    RunRoutes(RunDesk desk, NextStep next) {
        this.desk = desk;
        this.next = next;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/payroll/runs/{id}", this::show);
        routes.post("/api/payroll/runs/{id}/next", this::next);
        routes.post("/api/payroll/runs/{id}/steps/{step}/sent", this::sent);
        routes.post("/api/payroll/runs/{id}/aside", this::aside);
    }

    private void show(Context ctx) {
        answer(ctx, desk.look(Visitor.signedIn(ctx), id(ctx)));
    }

    private void next(Context ctx) {
        Address by = Visitor.signedIn(ctx);
        NextStep.Word word = JsonRequest.read(
                ctx,
                in -> new NextStep.Word(
                        in.flag("again"),
                        in.optional("lost", name -> in.texts(name, MOST_LOST, Hash32::parse))
                                .orElse(List.of())));
        NextStep.Todo todo = next.of(by, id(ctx), word);
        Run run = desk.run(by, id(ctx));
        Json.answer(ctx, RunJson.of(todo, desk.venue(run)));
    }

    private void sent(Context ctx) {
        Address by = Visitor.signedIn(ctx);
        String step = ctx.pathParam("step");
        if (!step.matches("[0-9]{1,6}")) {
            throw Problem.notFound("There is no step " + step + ".");
        }
        Hash32 transaction = JsonRequest.read(ctx, in -> in.parsed("transaction", Hash32::parse));
        answer(ctx, desk.sent(by, id(ctx), Integer.parseInt(step), transaction));
    }

    private void aside(Context ctx) {
        answer(ctx, desk.putAside(Visitor.signedIn(ctx), id(ctx)));
    }

    private void answer(Context ctx, Run run) {
        Json.answer(ctx, RunJson.of(run, desk.venue(run)));
    }

    static UUID id(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches(UUID_FORM)) {
            throw Problem.notFound("There is no run " + id + ".");
        }
        return UUID.fromString(id);
    }
}
