package io.stint.hub.moderation;

import io.stint.hub.HubConfig.House;
import io.stint.hub.document.Removal;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.protocol.eip712.Domain;
import java.time.Clock;
import java.util.List;

/** The parts of this package, joined. */
public final class ModerationFeature implements AutoCloseable {
    private final HideFollower follower;
    private final List<Routes> routes;

    /** @param domain of the escrow, for signed lists */
    public ModerationFeature(
            House house,
            Database database,
            Pages pages,
            Idempotency idempotency,
            Removal removal,
            Domain domain,
            Clock clock) {
        this.follower = new HideFollower(house.follows(), database, domain, clock);
        this.routes = List.of(
                ModerationPages.of(pages, database, removal, house.operators(), clock),
                new OwnHides(database, idempotency, domain, house.operators(), clock));
    }

    public List<Routes> routes() {
        return routes;
    }

    /** Begins to follow other hubs' lists. */
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
    }
}
