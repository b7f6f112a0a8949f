package io.stint.hub.payroll;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Changes;
import io.stint.hub.agreement.Venues;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lending keys the right to approve running hours, and ending that. */
final class StandingRoutes implements Routes {
    private final Idempotency idempotency;
    private final Database database;
    private final Venues venues;

    StandingRoutes(Idempotency idempotency, Database database, Venues venues) {
        this.idempotency = idempotency;
        this.database = database;
        this.venues = venues;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/standing", this::list);
        routes.post("/api/standing", ctx -> idempotency.once(ctx, handle -> lend(ctx, handle)));
        routes.post("/api/standing/stop", this::stop);
    }

    private Idempotency.Answer lend(Context ctx, Handle handle) {
        Address visitor = Visitor.signedIn(ctx);
        List<GivenStanding> all = JsonRequest.list(ctx, VoucherRoutes.MOST, GivenStanding::read);
        List<Hash32> ids = all.stream().map(GivenStanding::agreement).distinct().toList();
        Vouchers.lock(handle, ids);
        Map<Hash32, Fund> funds = Fund.of(handle, ids);
        List<Standing> known = Standings.of(handle, ids);
        Signers signers = new Signers(venues);
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (GivenStanding given : all) {
            ObjectNode one =
                    answer.addObject().put("agreement", given.agreement().hex());
            try {
                Fund fund = Optional.ofNullable(funds.get(given.agreement()))
                        .filter(found -> found.isClientSide(visitor))
                        .orElseThrow(() -> none(given.agreement()));
                one.put("state", keep(handle, given, fund, signers, known));
            } catch (Problem problem) {
                one.put("state", "refused").set("problem", Outcomes.problem(problem));
            }
        }
        return Idempotency.Answer.of(200, answer);
    }

    /** The same key once more changes nothing; another limit needs another key, so that each has one. */
    private String keep(Handle handle, GivenStanding given, Fund fund, Signers signers, List<Standing> known) {
        Instant now = venues.time(fund.layer()).seconds();
        Standing standing = given.checked(fund, signers, now);
        Optional<Standing> before = known.stream()
                .filter(s ->
                        s.agreement().equals(standing.agreement()) && s.key().equals(standing.key()))
                .findFirst();
        if (before.isEmpty()) {
            Standings.add(handle, standing, now);
            Changes.tell(handle, standing.agreement(), "standing");
            return "kept";
        }
        if (!before.get().sameAs(standing) || before.get().stopped().isPresent()) {
            throw Problem.conflict("This key was lent a right in this agreement before; make a fresh one.");
        }
        return "known";
    }

    private void stop(Context ctx) {
        Address visitor = Visitor.signedIn(ctx);
        List<Hash32> ids = JsonRequest.read(ctx, in -> in.texts("agreements", VoucherRoutes.MOST, Hash32::parse));
        Instant now = venues.latest();
        database.transact(handle -> {
            Vouchers.lock(handle, ids);
            Map<Hash32, Fund> funds = Fund.of(handle, ids);
            List<Standing> lent = Standings.of(handle, ids);
            ids.stream()
                    .filter(id -> Optional.ofNullable(funds.get(id))
                            .filter(fund -> fund.isClientSide(visitor) || isLent(lent, id, visitor))
                            .isEmpty())
                    .findFirst()
                    .ifPresent(id -> {
                        throw none(id);
                    });
            Standings.stop(handle, ids, now);
            ids.forEach(id -> Changes.tell(handle, id, "standing"));
        });
        ctx.status(204);
    }

    /** A key may give up its own right. */
    private static boolean isLent(List<Standing> lent, Hash32 agreement, Address key) {
        return lent.stream()
                .anyMatch(s -> s.agreement().equals(agreement)
                        && s.key().equals(key)
                        && s.stopped().isEmpty());
    }

    private static Problem none(Hash32 id) {
        return Problem.notFound("There is no open agreement " + id + " that you may approve for.");
    }

    private void list(Context ctx) {
        Address visitor = Visitor.signedIn(ctx);
        ArrayNode list = database.with(handle -> {
            List<Hash32> ids = handle.createQuery("""
                            select id from agreement where client = :me or approver = :me
                            union select agreement from standing where key = :me""")
                    .bind("me", visitor)
                    .mapTo(Hash32.class)
                    .list();
            Map<Hash32, Fund> funds = Fund.of(handle, ids);
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            Standings.of(handle, ids).stream()
                    .filter(s -> s.key().equals(visitor)
                            || Optional.ofNullable(funds.get(s.agreement()))
                                    .filter(fund -> fund.isClientSide(visitor))
                                    .isPresent())
                    .forEach(s ->
                            Optional.ofNullable(funds.get(s.agreement())).ifPresent(fund -> all.add(json(s, fund))));
            return all;
        });
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(list.toString());
    }

    private static ObjectNode json(Standing standing, Fund fund) {
        return StandingJson.of(standing, fund)
                .put("agreement", standing.agreement().hex());
    }
}
