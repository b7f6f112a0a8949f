package io.stint.hub;

import io.stint.hub.account.AccountFeature;
import io.stint.hub.account.Sessions;
import io.stint.hub.agreement.AgreementFeature;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Reputation;
import io.stint.hub.agreement.Venues;
import io.stint.hub.alert.AlertFeature;
import io.stint.hub.arbiter.ArbiterFeature;
import io.stint.hub.demo.Seeds;
import io.stint.hub.deposit.DepositFeature;
import io.stint.hub.draw.DrawFeature;
import io.stint.hub.hours.HoursFeature;
import io.stint.hub.live.LiveFeature;
import io.stint.hub.market.Market;
import io.stint.hub.metrics.Metrics;
import io.stint.hub.metrics.MetricsFeature;
import io.stint.hub.metrics.RequestTimes;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.RateApi;
import io.stint.hub.money.RateWatch;
import io.stint.hub.money.Rates;
import io.stint.hub.particulars.ParticularsPages;
import io.stint.hub.payroll.PayrollFeature;
import io.stint.hub.payroll.run.RunGate;
import io.stint.hub.report.ReportFeature;
import io.stint.hub.room.NetworkPages;
import io.stint.hub.room.RoomFeature;
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
import io.stint.hub.web.Requests;
import io.stint.hub.web.Site;
import io.stint.hub.web.WebServer;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.hours.RateBounds;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        Guard guard = new Guard(sessions, config.origin(), config.house().proxies());
        Assets assets = new Assets();
        Pages pages = new Pages(assets, Site.of(config));
        RateWatch rateWatch = new RateWatch(config.rates(), RateBounds.USUAL, database, config.node(), clock);
        Rates rates = new Rates(config.chain().coin(), rateWatch::shown);
        DisplayCurrency currency = new DisplayCurrency(rates, guard);
        Chores chores = new Chores();
        stops.then(chores::close);
        chores.every(Duration.ofSeconds(10), "looking after the hub's lock", lock::look);
        Idempotency idempotency = new Idempotency(database, clock);
        chores.every(Duration.ofHours(1), "forgetting old answers", idempotency::sweep);

        AccountFeature account = new AccountFeature(config, database, sessions, guard, pages, clock);
        stops.then(account::close);
        Chains chains = new Chains(config, database, rateWatch::shown, clock);
        Venues venues = chains.venues();
        WalletFeature wallet = new WalletFeature(
                chains.layers(), database, new RunGate(database, clock), account.accounts(), currency, pages, clock);
        Agreements agreements = new Agreements(database, venues::time);
        Reputation reputation = new Reputation(database);
        Market market = new Market(database, pages, rates, reputation, reputation, clock);
        Domain domain = chains.layers().first().domain();
        Papers papers = new Papers(config, database, agreements, idempotency, pages, domain, clock);
        stops.then(papers::close);
        ArbiterFeature arbiters = new ArbiterFeature(
                database, config.chain().coin(), venues.first().time()::seconds);
        AgreementFeature agreement = new AgreementFeature(venues, database, agreements, idempotency);
        chains.start(agreements, chores, stops);

        StoredPeople people = new StoredPeople(market.profiles(), papers.documents(), config.names());
        Surroundings surroundings = new Surroundings(venues, people);
        StoredWorks works = new StoredWorks(database);
        HoursFeature hours =
                new HoursFeature(pages, surroundings, agreements, agreement.rooms(), works, idempotency, clock);
        AlertFeature alerts = new AlertFeature(
                new AlertFeature.Sources(database, agreements, venues, chains::purse, surroundings, works),
                config,
                this::address,
                pages,
                assets,
                clock);
        stops.then(alerts::close);
        DrawFeature draws =
                new DrawFeature(database, surroundings, config.house().draws(), pages);
        DepositFeature deposits = new DepositFeature(
                config.house().deposit(),
                config.keeper(),
                database,
                agreements,
                papers.documents(),
                surroundings,
                pages,
                clock);
        RoomFeature room = new RoomFeature(
                pages,
                surroundings,
                agreement,
                new RoomFeature.Sources(
                        database, works, arbiters.arbiters(), papers.peers()::status, chains::purse, draws::said),
                new NetworkPages.Facts(
                        config.keeper().map(PrivateKey::address),
                        config.house().operators(),
                        config.keeper().flatMap(_ -> config.house().deposit())));
        PayrollFeature payroll = new PayrollFeature(
                new PayrollFeature.Sources(agreements, papers.lists(), venues, people), pages, idempotency, clock);
        ParticularsPages particulars =
                new ParticularsPages(pages, surroundings, agreement.rooms(), papers.documents(), database, clock);
        ReportFeature reports = new ReportFeature(pages, surroundings, agreements, clock);
        LiveFeature live = new LiveFeature(database, agreements, agreement.work(), sessions, guard);
        stops.then(live::close);
        RequestTimes times = new RequestTimes();
        this.server = WebServer.start(
                config.host(),
                config.port(),
                guard,
                pages,
                assets,
                new Requests(times),
                new WebServer.Health(() -> trouble(database, chains), chains::remark),
                // A path is compared with one route after the other: what is asked for most comes first.
                Stream.of(
                                market.routes(),
                                room.routes(),
                                arbiters.routes(),
                                papers.routes(agreement.records(), deposits.deposits()),
                                List.of(
                                        currency,
                                        new RateApi(rateWatch, config.chain().coin()),
                                        live.routes(),
                                        particulars),
                                account.routes(),
                                wallet.routes(),
                                agreement.routes(),
                                hours.routes(),
                                payroll.routes(),
                                reports.routes(),
                                draws.routes(),
                                deposits.routes(),
                                alerts.routes())
                        .flatMap(List::stream)
                        .toList());
        stops.then(server::close);
        // Ends the open pages' streams first: the server waits for requests that are being answered.
        stops.then(live::hush);
        stops.then(alerts::hush);
        stops.then(chains::hush);
        live.start();
        if (speaks) {
            alerts.start();
            chores.every(Duration.ofSeconds(20), "looking whom the purse concerns", alerts::lookIntoPurse);
            chores.every(Duration.ofHours(1), "forgetting old alerts", alerts::sweep);
            papers.start(chores);
        }
        stops.then(rateWatch::close);
        rateWatch.start();
        this.metrics = config.metrics()
                .map(address -> metrics(
                        address, new Metrics.Inside(times, venues, database, chains::purse, live::connections, clock)));
    }

    /** Has a thread of its own: what it asks may hang. */
    private Metrics metrics(InetSocketAddress address, Metrics.Inside inside) {
        Chores measuring = new Chores();
        stops.then(measuring::close);
        Metrics served =
                MetricsFeature.start(address, inside, config.keeper().map(PrivateKey::address), measuring::nowAndEvery);
        stops.then(served::close);
        return served;
    }

    /** Starts a hub; when this returns, it serves. When it throws, nothing is left running. */
    public static Hub start(HubConfig config) {
        return start(config, true);
    }

    /** As {@link #start}, of a copy: nobody gets the alerts that the hub which it is a copy of sends, and no peer is asked. */
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

    private static Optional<String> trouble(Database database, Chains chains) {
        return database.answers() ? chains.trouble() : Optional.of("the database does not answer");
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
