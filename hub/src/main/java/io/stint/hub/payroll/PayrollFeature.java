package io.stint.hub.payroll;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Venues;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.payroll.run.RunFeature;
import io.stint.hub.room.People;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The parts of this package, joined. */
public final class PayrollFeature {
    private final List<Routes> routes;

    /**
     * Where this package looks for what is not its own.
     */
    public record Sources(Agreements agreements, DocumentLists documents, Venues venues, People people) {
        Database database() {
            return agreements.database();
        }
    }

    public PayrollFeature(Sources from, Pages pages, Idempotency idempotency, Clock clock) {
        PayrollJson json = new PayrollJson(from.venues(), from.people(), from.documents(), from.agreements());
        List<Routes> weeks = List.of(
                new PayrollPages(pages, from.database(), json, from.venues()),
                new VoucherRoutes(idempotency, from.venues(), new SignatureChecks(from.database(), from.venues())),
                new StandingRoutes(idempotency, from.database(), from.venues()));
        RunFeature runs = new RunFeature(from.database(), from.venues(), from.people(), pages, idempotency, clock);
        this.routes = Stream.concat(weeks.stream(), runs.routes().stream()).toList();
    }

    public List<Routes> routes() {
        return routes;
    }
}
