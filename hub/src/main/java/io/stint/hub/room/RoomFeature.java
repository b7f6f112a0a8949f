package io.stint.hub.room;

import io.javalin.http.Context;
import io.stint.hub.agreement.AgreementFeature;
import io.stint.hub.arbiter.Arbiters;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.peer.PeerStatus;
import io.stint.hub.room.NetworkPages.Facts;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The pages of this package, joined. */
public final class RoomFeature {
    private final List<Routes> routes;

    /**
     * Where this package looks for what is not its own.
     *
     * @param works jobs that were posted
     * @param purse of the keeper on a layer's chain; empty: there is none, or it is not known now what is in it
     * @param draws the visitor's rules for drawing, in sentences
     */
    public record Sources(
            Database database,
            Works works,
            Arbiters arbiters,
            Supplier<List<PeerStatus>> peers,
            Function<Layer, Optional<PurseState>> purse,
            Function<Context, List<String>> draws) {}

    public RoomFeature(Pages pages, Surroundings around, AgreementFeature agreements, Sources sources, Facts facts) {
        this.routes = List.of(
                new TermsPages(pages, around, sources.works(), sources.arbiters()),
                new ArbiterPages(pages, around, sources.arbiters()),
                new RoomPages(pages, sources.database(), around, agreements.rooms(), sources.works(), facts.keeper()),
                new WorkPages(pages, around, agreements.work(), sources.works()),
                new EarningsPages(pages, around, agreements.work(), sources.draws()),
                new NetworkPages(pages, around, sources, facts));
    }

    public List<Routes> routes() {
        return routes;
    }
}
