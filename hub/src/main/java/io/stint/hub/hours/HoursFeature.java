package io.stint.hub.hours;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Works;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.protocol.eip712.Domain;
import java.time.Clock;
import java.util.List;

/** The parts of this package, joined. */
public final class HoursFeature {
    private final List<Routes> routes;

    /** @param domain of the escrow */
    public HoursFeature(
            Pages pages,
            Surroundings around,
            Agreements agreements,
            Rooms rooms,
            Works works,
            Relay relay,
            Idempotency idempotency,
            Domain domain,
            Clock clock) {
        this.routes = List.of(
                new HoursPages(pages, around, rooms, works, relay, agreements.database(), domain),
                new HoursRoutes(agreements, idempotency, domain, clock));
    }

    public List<Routes> routes() {
        return routes;
    }
}
