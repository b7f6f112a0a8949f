package io.stint.hub.payroll;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Venues;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Turns;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.stream.Stream;

/** Vouchers, many at a time, that were signed without the hub's preparing them. */
final class VoucherRoutes implements Routes {
    /** In one request. */
    static final int MOST = 500;

    /** What a page or a worker's agent hands in does not wait behind long lists. */
    private static final int SHORT = 20;

    /** Few senders share a queue. */
    private static final int SENDERS = 64;

    private final Idempotency idempotency;
    private final Venues venues;
    private final SignatureChecks checks;
    private final List<Turns> senders =
            Stream.generate(() -> new Turns(1)).limit(SENDERS).toList();
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors());

    VoucherRoutes(Idempotency idempotency, Venues venues, SignatureChecks checks) {
        this.idempotency = idempotency;
        this.venues = venues;
        this.checks = checks;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/vouchers", this::take);
    }

    private void take(Context ctx) {
        Address visitor = Visitor.signedIn(ctx);
        List<GivenVoucher> all = JsonRequest.list(ctx, MOST, GivenVoucher::read);
        if (all.size() < SHORT) {
            keep(ctx, checks.of(visitor, all));
            return;
        }
        // The next list of whoever sends builds on the one before.
        Turns own = senders.get(Math.floorMod(visitor.hashCode(), senders.size()));
        own.inTurn(() -> {
            List<SignedVoucher> signed = checks.of(visitor, all);
            turns.inTurn(() -> keep(ctx, signed));
        });
    }

    private void keep(Context ctx, List<SignedVoucher> all) {
        idempotency.once(
                ctx, handle -> Idempotency.Answer.of(200, Outcomes.vouchers(VoucherIntake.take(handle, venues, all))));
    }
}
