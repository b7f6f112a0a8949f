package io.stint.hub.payroll.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Json;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Lists of pay as they are handed in: looked at, which changes nothing, and begun. */
final class ListRoutes implements Routes {
    /** Some 5,000 lines. */
    private static final int LARGEST = 256 * 1024;

    private final Database database;
    private final ListReader reader;
    private final Idempotency idempotency;
    private final Clock clock;

    ListRoutes(Database database, ListReader reader, Idempotency idempotency, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/payroll/check", this::check);
        routes.post("/api/payroll/runs", ctx -> idempotency.once(ctx, handle -> begin(ctx, handle)));
    }

    /**
     * A list to begin with.
     *
     * @param seal of the plan that was looked at
     */
    private record Wish(RunKind kind, Hash32 seal, String list) {
        static Wish read(JsonRequest in) {
            return new Wish(in.parsed("kind", RunKind::parse), in.parsed("seal", Hash32::parse), in.text("list"));
        }
    }

    private void check(Context ctx) {
        Address by = Visitor.signedIn(ctx);
        RunKind kind = kind(ctx);
        byte[] csv = list(ctx);
        ListPlan plan = database.with(h -> read(h, kind, by, csv));
        Json.answer(ctx, RunJson.of(plan, ListCost.of(plan, by)));
    }

    private ListPlan read(Handle handle, RunKind kind, Address by, byte[] csv) {
        try {
            return reader.read(handle, kind, by, csv);
        } catch (BadInput e) {
            throw Problem.badField("list", String.valueOf(e.getMessage()));
        }
    }

    /** The same that was looked at, and nothing when a line has a problem. */
    private Idempotency.Answer begin(Context ctx, Handle handle) {
        Address by = Visitor.signedIn(ctx);
        Wish wish = JsonRequest.read(ctx, Wish::read);
        ListPlan plan = read(handle, wish.kind(), by, wish.list().getBytes(UTF_8));
        if (!plan.problems().isEmpty() || plan.planned().isEmpty()) {
            throw Problem.refused("The list has problems, and nothing was begun: look at it again.");
        }
        if (!plan.seal().equals(wish.seal())) {
            throw Problem.conflict("Your agreements have changed since you looked at the list; look at it again.");
        }
        requireNoneOpen(handle, plan, by);
        requireFunds(plan, by);
        Run run = run(plan, by);
        Runs.add(handle, run);
        return Idempotency.Answer.of(
                201, Json.object().put("id", run.id().toString()).put("location", "/payroll/many/" + run.id()));
    }

    /** Two that begin at the same time wait for each other here. */
    private static void requireNoneOpen(Handle handle, ListPlan plan, Address by) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:who, 24))")
                .bind("who", by.hex())
                .mapTo(String.class)
                .list();
        Runs.open(handle, by, plan.venue().number()).ifPresent(open -> {
            throw Problem.conflict(
                    "A list is being worked off already. Finish it, or put it aside: /payroll/many/" + open);
        });
    }

    private static void requireFunds(ListPlan plan, Address by) {
        Amount has = plan.venue().layer().node().balance(by);
        if (has.compareTo(plan.value()) < 0) {
            throw Problem.refused("Your wallet has less coin than the list puts in. Nothing was begun.");
        }
    }

    private Run run(ListPlan plan, Address by) {
        List<RunItem> items = new ArrayList<>();
        plan.planned().forEach(planned -> items.add(planned.item().numbered(items.size())));
        return new Run(
                UUID.randomUUID(),
                plan.kind(),
                plan.venue().number(),
                by,
                plan.venue().layer().node().blockNumber(),
                clock.instant(),
                Optional.empty(),
                items,
                List.of());
    }

    /** As it is: its encoding is a part of what is looked at. */
    private static byte[] list(Context ctx) {
        byte[] bytes = ctx.bodyAsBytes();
        if (bytes.length > LARGEST) {
            throw Problem.tooLarge("A list has at most " + LARGEST / 1024 + " KiB; make several of it.");
        }
        return bytes;
    }

    private static RunKind kind(Context ctx) {
        try {
            return RunKind.parse(String.valueOf(ctx.queryParam("kind")));
        } catch (BadInput e) {
            throw Problem.badField("kind", String.valueOf(e.getMessage()));
        }
    }
}
