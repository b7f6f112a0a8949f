package io.stint.hub.payroll;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Venues;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import org.jdbi.v3.core.Handle;

/** Vouchers, many at a time, that were signed without the hub's preparing them. */
final class VoucherRoutes implements Routes {
    /** In one request. */
    static final int MOST = 500;

    private final Idempotency idempotency;
    private final Venues venues;

    VoucherRoutes(Idempotency idempotency, Venues venues) {
        this.idempotency = idempotency;
        this.venues = venues;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/vouchers", ctx -> idempotency.once(ctx, handle -> take(ctx, handle)));
    }

    private Idempotency.Answer take(Context ctx, Handle handle) {
        var outcomes = VoucherIntake.take(
                handle, venues, Visitor.signedIn(ctx), JsonRequest.list(ctx, MOST, GivenVoucher::read));
        return Idempotency.Answer.of(200, Outcomes.vouchers(outcomes));
    }
}
