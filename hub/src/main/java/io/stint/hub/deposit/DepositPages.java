package io.stint.hub.deposit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Wording;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a deposit is for, how the visitor stands with theirs, and the way to one. A plain form, without script. */
final class DepositPages implements Routes {
    private static final int AN_HOUR = 10;

    private final Optional<Deposits> deposits;
    private final Database database;
    private final Surroundings around;
    private final Pages pages;
    private final RateLimit limit;

    /** @param deposits empty: the hub takes none */
    DepositPages(Optional<Deposits> deposits, Database database, Surroundings around, Pages pages, Clock clock) {
        this.deposits = deposits;
        this.database = database;
        this.around = around;
        this.pages = pages;
        this.limit = new RateLimit(AN_HOUR, Duration.ofHours(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/deposit", this::page);
        routes.post("/deposit", this::offer);
    }

    private void page(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Deposits all = taken();
        Wording say = around.wording(ctx);
        DepositStatus status = database.with(h -> all.of(h, me));
        pages.show(
                ctx,
                "deposit/deposit",
                say.of("deposit.title"),
                "",
                Map.of("view", new DepositView(say, all.asked().amount(), status)));
    }

    private void offer(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Deposits all = taken();
        limit.use(me.toString());
        DepositView view = new DepositView(around.wording(ctx), all.asked().amount(), DepositStatus.NONE);
        Hash32 agreement = database.inTransaction(h -> all.offer(
                h, me, view.say().of("deposit.title"), view.say().of("deposit.scope", view.coin(), Deposit.NOTICE)));
        ctx.redirect("/agreements/" + agreement.hex());
    }

    private Deposits taken() {
        return deposits.orElseThrow(() -> Problem.notFound("This hub takes no deposit for posting."));
    }
}
