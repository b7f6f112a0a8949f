package io.stint.hub.payroll;

import io.stint.hub.agreement.Venues;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.room.People;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.util.List;

/** The parts of this package, joined. */
public final class PayrollFeature {
    private final List<Routes> routes;

    /**
     * Where this package looks for what is not its own.
     */
    public record Sources(Database database, DocumentLists documents, Venues venues, People people) {}

    public PayrollFeature(Sources from, Pages pages, Idempotency idempotency) {
        PayrollJson json = new PayrollJson(from.venues(), from.people(), from.documents());
        this.routes = List.of(
                new PayrollPages(pages, from.database(), json, from.venues()),
                new VoucherRoutes(idempotency, from.venues()),
                new StandingRoutes(idempotency, from.database(), from.venues()));
    }

    public List<Routes> routes() {
        return routes;
    }
}
