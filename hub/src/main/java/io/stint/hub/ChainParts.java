package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.ChainFollower;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Venue;
import io.stint.hub.keeper.Keeper;
import io.stint.hub.keeper.KeeperRelay;
import io.stint.hub.keeper.Purse;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.keeper.PurseWatch;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the hub has for one chain: its time, its money, who submits there; and for each escrow there who reads it. */
final class ChainParts {
    private static final Duration OFTEN = Duration.ofSeconds(20);

    private final HubConfig config;
    private final Database database;
    private final Layers layers;
    private final Layer chain;
    private final Clock clock;
    private final ChainClock time;
    private final Optional<Purse> purse;
    private final Optional<PurseWatch> watch;
    private final List<ChainFollower> followers = new ArrayList<>();
    private final List<Venue> venues = new ArrayList<>();
    private final List<Runnable> quiet = new ArrayList<>();

    /**
     * Begins nothing yet.
     *
     * @param chain the first layer of it
     * @param coins its money
     */
    ChainParts(HubConfig config, Database database, Layers layers, Layer chain, Coins coins, Clock clock) {
        this.config = config;
        this.database = database;
        this.layers = layers;
        this.chain = chain;
        this.clock = clock;
        this.time = new ChainClock(clock, chain.isLocal());
        List<Layer> here = layers.on(chain.chain());
        this.purse = config.keeper().map(key -> new Purse(database, here, key.address(), coins, clock));
        String name = layers.chains().size() > 1 ? chain.name() : "";
        this.watch = purse.map(p -> new PurseWatch(name, p, clock));
        here.forEach(layer -> add(layer, coins));
    }

    private void add(Layer layer, Coins coins) {
        ChainFollower follower = new ChainFollower(database, layer, time, clock);
        KeeperRelay relay = new KeeperRelay(layer.number(), purse, coins, chain.node(), clock);
        followers.add(follower);
        quiet.add(follower::hush);
        venues.add(new Venue(layer, coins, time, relay, config.largest(), follower::status));
    }

    /** Begins to read and to submit. */
    void start(Agreements agreements, Chores chores, Stops stops) {
        watch.ifPresent(look -> chores.every(OFTEN, "looking into the purse", look::look));
        followers.forEach(follower -> {
            follower.start(chain.isLocal());
            stops.then(follower::close);
        });
        config.keeper().ifPresent(key -> {
            Keeper keeper = keeper(key, agreements);
            stops.then(keeper::close);
            quiet.add(keeper::hush);
            keeper.start();
        });
    }

    private Keeper keeper(PrivateKey key, Agreements agreements) {
        return new Keeper(
                database,
                layers,
                chain,
                key,
                config.data(),
                agreements,
                venues.getFirst().relay(),
                time,
                purse.orElseThrow(),
                config.house().draws(),
                clock);
    }

    /** Begins nothing new for the chain, which may be stopping too. */
    void hush() {
        quiet.forEach(Runnable::run);
    }

    Layer chain() {
        return chain;
    }

    /** One for each escrow. */
    List<Venue> venues() {
        return List.copyOf(venues);
    }

    /** What is in the keeper's purse; empty: there is none, or the node does not answer. */
    Optional<PurseState> purse() {
        return purse.flatMap(Purse::state);
    }

    /** What the operator should do about the purse; empty: nothing. */
    Optional<String> remark() {
        return watch.flatMap(PurseWatch::remark);
    }
}
