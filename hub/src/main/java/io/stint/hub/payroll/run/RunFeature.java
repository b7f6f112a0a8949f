package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Venues;
import io.stint.hub.room.People;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The parts of this package, joined. */
public final class RunFeature {
    private final List<Routes> routes;

    public RunFeature(
            Database database, Venues venues, People people, Pages pages, Idempotency idempotency, Clock clock) {
        ListReader reader = new ListReader(venues, people);
        RunDesk desk = new RunDesk(database, venues, clock);
        this.routes = List.of(
                new ListRoutes(database, reader, idempotency, clock),
                new RunRoutes(desk, new NextStep(desk)),
                new RunPages(pages, database, venues));
    }

    public List<Routes> routes() {
        return routes;
    }
}
