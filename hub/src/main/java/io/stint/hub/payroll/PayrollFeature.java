package io.stint.hub.payroll;

import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Coins;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.room.People;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.protocol.eip712.Domain;
import java.util.List;

/** The parts of this package, joined. */
public final class PayrollFeature {
    private final List<Routes> routes;

    /**
     * Where this package looks for what is not its own.
     *
     * @param domain of the escrow
     */
    public record Sources(Database database, DocumentLists documents, Coins coins, People people, Domain domain) {}

    public PayrollFeature(Sources from, Pages pages, Idempotency idempotency, ChainClock time) {
        PayrollJson json = new PayrollJson(from.domain(), from.coins(), from.people(), from.documents());
        this.routes = List.of(
                new PayrollPages(pages, from.database(), json, time),
                new VoucherRoutes(idempotency, from.domain(), time),
                new StandingRoutes(idempotency, from.database(), from.domain(), time));
    }

    public List<Routes> routes() {
        return routes;
    }
}
