package io.stint.hub.hours;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Changes;
import io.stint.hub.agreement.ClaimInHand;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Venues;
import io.stint.hub.hours.Drafts.Draft;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Json;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** The clock, the drafts, and what is signed when hours are handed in. All of it is the worker's. */
final class HoursRoutes implements Routes {
    private static final int MOST_TAKEN = 100;
    private static final int LEAST = 28;
    private static final long LAST = 253_402_300_799L;

    /** Times that claims are handed in, by one account. */
    private static final int HAND_INS = 120;

    private final Agreements agreements;
    private final Idempotency idempotency;
    private final Venues venues;
    private final Clock clock;
    private final RateLimit handIns;

    HoursRoutes(Agreements agreements, Venues venues, Idempotency idempotency, Clock clock) {
        this.agreements = agreements;
        this.idempotency = idempotency;
        this.venues = venues;
        this.clock = clock;
        this.handIns = new RateLimit(HAND_INS, Duration.ofHours(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.put("/api/agreements/{id}/hours/timer", this::timer);
        routes.get("/api/agreements/{id}/hours/drafts/{period}", this::draft);
        routes.put("/api/agreements/{id}/hours/drafts/{period}", this::keep);
        routes.post("/api/agreements/{id}/hours/claims", ctx -> idempotency.once(ctx, h -> claims(ctx, h)));
    }

    private void timer(Context ctx) {
        Timer timer = JsonRequest.read(ctx, Timer::read);
        database().transact(h -> {
            Hash32 agreement = asWorker(h, ctx).id();
            Address me = Visitor.signedIn(ctx);
            timer.require(clock.instant(), Timers.isKnown(h, agreement, me, timer));
            Timers.put(h, agreement, me, timer);
            Changes.tellOne(h, agreement, me, "timer");
        });
        ctx.status(204);
    }

    private void draft(Context ctx) {
        LocalDate period = period(ctx);
        Draft draft = database()
                .with(h -> Drafts.find(h, asWorker(h, ctx).id(), Visitor.signedIn(ctx), period))
                .orElseThrow(() -> Problem.notFound("Nothing is noted for " + period + " yet."));
        Json.answer(
                ctx,
                Json.object()
                        .put("version", draft.version())
                        .put(
                                "data",
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(draft.data().toArray())));
    }

    private record Kept(Draft draft, List<Instant> taken) {}

    private void keep(Context ctx) {
        LocalDate period = period(ctx);
        Kept kept = JsonRequest.read(
                ctx,
                in -> new Kept(
                        new Draft(
                                period,
                                in.number("version", 0, Long.MAX_VALUE - 1),
                                in.parsed("data", HoursRoutes::data)),
                        in.optional("taken", name -> in.objects(name, MOST_TAKEN, HoursRoutes::start))
                                .orElse(List.of())));
        database().transact(h -> {
            Hash32 agreement = asWorker(h, ctx).id();
            Address me = Visitor.signedIn(ctx);
            if (!Drafts.put(h, agreement, me, kept.draft(), clock.instant())) {
                throw Problem.conflict("These hours were changed elsewhere meanwhile.");
            }
            Timers.taken(h, agreement, me, kept.taken());
            Changes.tellOne(h, agreement, me, "draft");
        });
        Json.answer(ctx, Json.object().put("version", kept.draft().version() + 1));
    }

    private static Instant start(JsonRequest in) {
        return Instant.ofEpochSecond(in.number("start", 0, LAST));
    }

    private Idempotency.Answer claims(Context ctx, Handle handle) {
        HandIn handIn = JsonRequest.read(ctx, HandIn::read);
        Situation situation = known(handle, ctx);
        handIns.use(situation.viewer().toString());
        // A keeper who decides just now is waited for.
        ClaimsInHand.lock(handle, situation.id());
        List<ClaimInHand> claims =
                handIn.check(handle, situation, venues.of(situation).layer().domain(), clock.instant());
        requireSameRound(situation, known(handle, ctx));
        ClaimsInHand.add(handle, situation.id(), claims);
        ObjectNode answer = Json.object().put("claims", claims.size());
        return Idempotency.Answer.of(200, answer);
    }

    /** A claim that the chain had meanwhile was neither underway any more nor in the agreement as it was read. */
    private static void requireSameRound(Situation before, Situation after) {
        if (after.agreement().map(Agreement::round).equals(before.agreement().map(Agreement::round))) {
            return;
        }
        throw Problem.conflict("A claim was made just now. Load the page again, and sign for what is left.");
    }

    private Situation known(Handle handle, Context ctx) {
        return agreements.find(handle, id(ctx), Visitor.signedIn(ctx)).orElseThrow(() -> unknown(ctx));
    }

    /** @throws Problem unless it is open and the visitor's to work in */
    private Situation asWorker(Handle handle, Context ctx) {
        Situation situation = known(handle, ctx);
        if (!situation.is(Role.WORKER)) {
            throw Problem.notYours("The hours are noted by the worker.");
        }
        if (situation.agreement().isEmpty()) {
            throw Problem.conflict("The agreement is not open yet.");
        }
        return situation;
    }

    private static Problem unknown(Context ctx) {
        return Problem.notFound("There is no agreement " + ctx.pathParam("id") + " that is yours.");
    }

    static Hash32 id(Context ctx) {
        try {
            return Hash32.parse(ctx.pathParam("id"));
        } catch (BadInput _) {
            throw unknown(ctx);
        }
    }

    private static LocalDate period(Context ctx) {
        try {
            return Days.parse(ctx.pathParam("period"));
        } catch (BadInput _) {
            throw Problem.notFound("There is no period " + ctx.pathParam("period") + ".");
        }
    }

    private static Bytes data(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length >= LEAST && bytes.length <= Drafts.LARGEST) {
                return Bytes.of(bytes);
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new BadInput("base64url of " + LEAST + " to " + Drafts.LARGEST + " bytes is wanted");
    }

    private Database database() {
        return agreements.database();
    }
}
