package io.stint.hub;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.hub.account.AccountFeature;
import io.stint.hub.account.Sessions;
import io.stint.hub.agreement.AgreementFeature;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.ChainFollower;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Reputation;
import io.stint.hub.agreement.RoomDocuments;
import io.stint.hub.alert.AlertFeature;
import io.stint.hub.arbiter.ArbiterFeature;
import io.stint.hub.demo.Seeds;
import io.stint.hub.document.BlobRoutes;
import io.stint.hub.document.Blobs;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentRoutes;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Feed;
import io.stint.hub.document.Intake;
import io.stint.hub.document.RecordRoutes;
import io.stint.hub.document.Removal;
import io.stint.hub.hours.HoursFeature;
import io.stint.hub.keeper.Keeper;
import io.stint.hub.keeper.KeeperRelay;
import io.stint.hub.keeper.Purse;
import io.stint.hub.keeper.PurseWatch;
import io.stint.hub.live.LiveFeature;
import io.stint.hub.market.Market;
import io.stint.hub.metrics.Metrics;
import io.stint.hub.metrics.MetricsFeature;
import io.stint.hub.metrics.RequestTimes;
import io.stint.hub.moderation.ModerationFeature;
import io.stint.hub.moderation.PostingRules;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.Rates;
import io.stint.hub.payroll.PayrollFeature;
import io.stint.hub.peer.PeerFeature;
import io.stint.hub.peer.PullSettings;
import io.stint.hub.room.NetworkPages;
import io.stint.hub.room.RoomFeature;
import io.stint.hub.room.RoomPages;
import io.stint.hub.room.StoredPeople;
import io.stint.hub.room.StoredWorks;
import io.stint.hub.room.Surroundings;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.hub.store.HubLock;
import io.stint.hub.wallet.WalletFeature;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Requests;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A running hub: all its parts, made and joined here from top to bottom, stopped in the opposite order. */
public final class Hub implements AutoCloseable {
    private final HubConfig config;
    private final Stops stops;
    private final Sessions sessions;
    private final WebServer server;
    private final Optional<Metrics> metrics;

    private Hub(HubConfig config, Stops stops, boolean speaks) {
        this.config = config;
        this.stops = stops;
        Clock clock = Clock.systemUTC();
        Database database = Database.open(config.database().orElseGet(this::embedded));
        stops.then(database::close);
        HubLock lock = HubLock.shared(database);
        stops.then(lock::close);

        this.sessions = new Sessions(database, clock);
        Guard guard = new Guard(sessions, config.origin());
        Assets assets = new Assets();
        Pages pages = new Pages(assets, Site.of(config));
        DisplayCurrency currency = new DisplayCurrency(config.rates(), guard);

        Chores chores = new Chores();
        stops.then(chores::close);
        Idempotency idempotency = new Idempotency(database, clock);
        chores.every(Duration.ofHours(1), "forgetting old answers", idempotency::sweep);

        AccountFeature account = new AccountFeature(config, database, sessions, guard, pages, clock);
        stops.then(account::close);
        WalletFeature wallet =
                new WalletFeature(config.chain(), config.node(), database, account.accounts(), currency, pages, clock);

        RequestTimes times = new RequestTimes();
        ChainClock time = new ChainClock(clock, config.isLocal());
        ChainFollower follower = new ChainFollower(database, config.chain(), config.node(), time, clock);
        Agreements agreements = new Agreements(database, time);
        Coins coins = new Coins(config.chain(), config.rates());
        Optional<Purse> purse =
                config.keeper().map(key -> new Purse(database, config.node(), key.address(), coins, clock));
        KeeperRelay relay = new KeeperRelay(purse, coins, config.node(), clock);
        Optional<PurseWatch> purseWatch = purse.map(p -> new PurseWatch(p, clock));
        purseWatch.ifPresent(watch -> chores.every(Duration.ofSeconds(20), "looking into the purse", watch::look));

        Rates rates = new Rates(config.chain().coin(), config.rates());
        Reputation reputation = new Reputation(database);
        Market market = new Market(database, pages, rates, reputation, reputation, clock);

        List<DocumentListener> listeners = Followers.of(database, agreements);
        Documents documents = new Documents(database, clock, listeners);
        PeerFeature peers =
                new PeerFeature(config.peers(), database, new Intake(clock, listeners), PullSettings.USUAL, clock);
        stops.then(peers::close);
        ArbiterFeature arbiters = new ArbiterFeature(database, config.chain().coin(), time::seconds);
        DocumentLists lists = new DocumentLists(database);
        Blobs blobs = new Blobs(database, clock);
        chores.every(Duration.ofHours(1), "removing files that nothing uses", blobs::sweep);
        RoomDocuments papers = new RoomDocuments(lists);
        AgreementFeature agreement = new AgreementFeature(
                new AgreementFeature.Layer2(config.chain(), config.node(), coins, config.largest()),
                database,
                time,
                agreements,
                relay,
                papers,
                idempotency,
                follower::status);

        List<Runnable> quiet = new ArrayList<>(List.of(follower::hush));
        follower.start(config.isLocal());
        stops.then(follower::close);
        config.keeper().ifPresent(key -> {
            Keeper keeper = new Keeper(
                    database,
                    config.chain(),
                    config.node(),
                    key,
                    config.data(),
                    agreements,
                    relay,
                    time,
                    purse.orElseThrow(),
                    clock);
            stops.then(keeper::close);
            quiet.add(keeper::hush);
            keeper.start();
        });

        List<Routes> features = new ArrayList<>();
        features.addAll(market.routes());
        features.addAll(arbiters.routes());
        features.add(new DocumentRoutes(
                documents,
                lists,
                new Feed(database),
                idempotency,
                new RateLimit(60, Duration.ofMinutes(5), clock),
                new PostingRules(config.house().refused(), clock)));
        Domain domain = EscrowDomain.of(config.chain().chainId(), EscrowDeployment.address());
        ModerationFeature moderation = new ModerationFeature(
                config.house(), database, pages, idempotency, new Removal(listeners), domain, clock);
        stops.then(moderation::close);
        features.addAll(moderation.routes());
        features.add(new BlobRoutes(blobs, new RateLimit(60, Duration.ofMinutes(5), clock)));
        features.add(new RecordRoutes(lists, blobs, agreement.records()));
        features.add(peers);
        features.add(currency);
        features.addAll(account.routes());
        features.addAll(wallet.routes());
        features.addAll(agreement.routes());
        StoredPeople people = new StoredPeople(market.profiles(), documents, config.peopleByAddress());
        Surroundings surroundings = new Surroundings(coins, people, time);
        StoredWorks works = new StoredWorks(database);
        features.addAll(new HoursFeature(
                        pages, surroundings, agreements, agreement.rooms(), works, relay, idempotency, domain, clock)
                .routes());
        AlertFeature alerts = new AlertFeature(
                new AlertFeature.Sources(
                        database, agreements, relay::sensible, () -> purse.flatMap(Purse::state), surroundings, works),
                config,
                this::address,
                pages,
                assets,
                clock);
        features.addAll(alerts.routes());
        stops.then(alerts::close);
        features.addAll(new RoomFeature(
                        pages,
                        surroundings,
                        agreement,
                        relay,
                        new RoomFeature.Sources(
                                database,
                                works,
                                arbiters.arbiters(),
                                follower::status,
                                peers::status,
                                () -> purse.flatMap(Purse::state)),
                        new RoomPages.Layer2(config.chain(), config.node(), domain),
                        new NetworkPages.Facts(
                                config.chain(),
                                EscrowDeployment.address(),
                                config.keeper().map(PrivateKey::address),
                                config.largest(),
                                config.house().operators()))
                .routes());
        features.addAll(new PayrollFeature(
                        new PayrollFeature.Sources(database, lists, coins, people, domain), pages, idempotency, time)
                .routes());
        LiveFeature live = new LiveFeature(database, agreements, agreement.work(), sessions, guard);
        features.add(live.routes());
        stops.then(live::close);
        this.server = WebServer.start(
                config.host(),
                config.port(),
                guard,
                pages,
                assets,
                new Requests(times),
                new WebServer.Health(() -> trouble(database, follower), () -> purseWatch.flatMap(PurseWatch::remark)),
                features);
        stops.then(server::close);
        // Ends the open pages' streams first: the server waits for requests that are being answered.
        stops.then(live::hush);
        stops.then(alerts::hush);
        // And nothing new is begun for the chain, which may be stopping too.
        quiet.forEach(stops::then);
        live.start();
        if (speaks) {
            alerts.start();
            chores.every(Duration.ofSeconds(20), "looking whom the purse concerns", alerts::lookIntoPurse);
            chores.every(Duration.ofHours(1), "forgetting old alerts", alerts::sweep);
        }
        peers.start();
        moderation.start();
        this.metrics = config.metrics().map(address -> {
            Metrics.Inside inside = new Metrics.Inside(
                    times, follower::status, database, () -> purse.flatMap(Purse::state), live::connections, clock);
            return metrics(address, inside);
        });
    }

    /** Has a thread of its own: what it asks may hang. */
    private Metrics metrics(InetSocketAddress address, Metrics.Inside inside) {
        Chores measuring = new Chores();
        stops.then(measuring::close);
        Metrics served = MetricsFeature.start(
                address, inside, config.node(), config.keeper().map(PrivateKey::address), measuring::nowAndEvery);
        stops.then(served::close);
        return served;
    }

    /** Starts a hub; when this returns, it serves. When it throws, nothing is left running. */
    public static Hub start(HubConfig config) {
        return start(config, true);
    }

    /** As {@link #start}, of a copy: nobody gets the alerts that the hub which it is a copy of sends. */
    static Hub rehearse(HubConfig config) {
        return start(config, false);
    }

    private static Hub start(HubConfig config, boolean speaks) {
        Stops stops = new Stops();
        try {
            return new Hub(config, stops, speaks);
        } catch (RuntimeException e) {
            stops.run();
            throw e;
        }
    }

    /**
     * Fills a hub that nobody has used with people, jobs and agreements, for whoever tries it. The board is there when this
     * returns; the agreements follow.
     *
     * @throws BadInput on a chain where coin is worth something
     */
    public Seeds seed() {
        if (!config.isLocal()) {
            throw new BadInput("only a hub on a local chain is filled for a try, not one on "
                    + config.chain().name());
        }
        URI here = URI.create("http://" + config.host() + ":" + server.port());
        Seeds seeds = new Seeds(here, config.chain(), config.node(), sessions);
        stops.then(seeds::close);
        seeds.start();
        return seeds;
    }

    private static Optional<String> trouble(Database database, ChainFollower follower) {
        return database.answers()
                ? follower.status().trouble().map(why -> "the chain cannot be read: " + why)
                : Optional.of("the database does not answer");
    }

    private String embedded() {
        EmbeddedDatabase embedded =
                EmbeddedDatabase.start(embeddedFolder(config)).watched();
        stops.then(embedded::close);
        return embedded.jdbcUrl();
    }

    static Path embeddedFolder(HubConfig config) {
        return config.data().resolve(EmbeddedDatabase.FOLDER);
    }

    /** Where the first page is. */
    public URI address() {
        return config.origin().orElseGet(() -> URI.create("http://" + config.host() + ":" + server.port()));
    }

    /** Where the metrics are. */
    public Optional<InetSocketAddress> metrics() {
        return metrics.map(Metrics::address);
    }

    Set<String> routes() {
        return server.routes();
    }

    Sessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        stops.run();
    }
}
