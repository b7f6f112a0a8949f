package io.stint.hub.hours;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Works;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The parts of this package, joined. */
public final class HoursFeature {
    private final List<Routes> routes;

    public HoursFeature(
            Pages pages,
            Surroundings around,
            Agreements agreements,
            Rooms rooms,
            Works works,
            Idempotency idempotency,
            Clock clock) {
        this.routes = List.of(
                new HoursPages(pages, around, rooms, works, agreements.database()),
                new HoursRoutes(agreements, around.venues(), idempotency, clock));
    }

    public List<Routes> routes() {
        return routes;
    }
}
