package io.stint.hub.agreement;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.hub.document.AgreementRecords;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Routes;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts of this package, joined. */
public final class AgreementFeature {
    private final Rooms rooms;
    private final MyWork work;
    private final Records records;
    private final List<Routes> routes;

    /**
     * Where the money is.
     *
     * @param largest the most that may be put into one agreement; empty: no limit
     */
    public record Layer2(ChainProfile chain, Node node, Coins coins, Optional<Amount> largest) {}

    /** @param status how far the chain has been read */
    public AgreementFeature(
            Layer2 layer,
            Database database,
            ChainClock time,
            Agreements agreements,
            Relay relay,
            RoomDocuments documents,
            Idempotency idempotency,
            Supplier<ChainStatus> status) {
        Domain domain = EscrowDomain.of(layer.chain().chainId(), EscrowDeployment.address());
        Coins coins = layer.coins();
        Desk desk = new Desk(domain, relay, coins, layer.largest());
        Wallets wallets = new Wallets(layer.chain(), layer.node());
        this.rooms = new Rooms(database, agreements, relay, documents, layer.chain(), status);
        this.work = new MyWork(database, agreements, relay::sensible);
        this.records = new Records(layer.chain(), database, agreements, work);
        this.routes = List.of(
                new OfferRoutes(idempotency, desk, time, status),
                new ActionRoutes(idempotency, agreements, desk, wallets, new Allowances(layer.node(), coins, wallets)),
                new AgreementRoutes(domain, coins, agreements, rooms, work, records, status));
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
