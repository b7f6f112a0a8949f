package io.stint.hub.agreement;

import io.stint.hub.document.AgreementRecords;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Routes;
import java.util.List;

/** The parts of this package, joined. */
public final class AgreementFeature {
    private final Rooms rooms;
    private final MyWork work;
    private final Records records;
    private final List<Routes> routes;

    public AgreementFeature(Venues venues, Database database, Agreements agreements, Idempotency idempotency) {
        this.rooms = new Rooms(database, agreements, venues);
        this.work = new MyWork(
                database, agreements, (s, sum) -> venues.of(s).relay().sensible(s.terms(), sum));
        this.records = new Records(venues, database, agreements, work);
        this.routes = List.of(
                new OfferRoutes(idempotency, venues),
                new ActionRoutes(idempotency, agreements, venues),
                new AgreementRoutes(venues, agreements, rooms, work, records));
    }

    public Rooms rooms() {
        return rooms;
    }

    public MyWork work() {
        return work;
    }

    public AgreementRecords records() {
        return records;
    }

    public List<Routes> routes() {
        return routes;
    }
}
