package io.stint.hub.room;

import io.stint.hub.agreement.AgreementFeature;
import io.stint.hub.agreement.ChainStatus;
import io.stint.hub.agreement.Relay;
import io.stint.hub.arbiter.Arbiters;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.peer.PeerStatus;
import io.stint.hub.room.NetworkPages.Facts;
import io.stint.hub.room.RoomPages.Layer2;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages of this package, joined. */
public final class RoomFeature {
    private final List<Routes> routes;

    /**
     * Where this package looks for what is not its own.
     *
     * @param works jobs that were posted
     * @param purse of the keeper; empty: there is none, or it is not known now what is in it
     */
    public record Sources(
            Database database,
            Works works,
            Arbiters arbiters,
            Supplier<ChainStatus> status,
            Supplier<List<PeerStatus>> peers,
            Supplier<Optional<PurseState>> purse) {}

    public RoomFeature(
            Pages pages,
            Surroundings around,
            AgreementFeature agreements,
            Relay relay,
            Sources sources,
            Layer2 layer,
            Facts facts) {
        this.routes = List.of(
                new TermsPages(pages, around, sources.works(), sources.arbiters(), facts.escrow(), facts.largest()),
                new ArbiterPages(pages, around, sources.arbiters()),
                new RoomPages(pages, sources.database(), around, agreements.rooms(), sources.works(), relay, layer),
                new WorkPages(pages, around, agreements.work(), sources.works()),
                new EarningsPages(pages, around, agreements.work(), layer.chain()),
                new NetworkPages(pages, around, layer.node(), sources, facts));
    }

    public List<Routes> routes() {
        return routes;
    }
}
