package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.ChainFollower;
import io.stint.hub.agreement.Coins;
import io.stint.hub.keeper.Keeper;
import io.stint.hub.keeper.KeeperRelay;
import io.stint.hub.keeper.Purse;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.keeper.PurseWatch;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the hub has for its layer 2: time, what is read of the chain, what coin is worth, and who submits. */
final class LayerParts {
    private final HubConfig config;
    private final Database database;
    private final Clock clock;
    private final ChainClock time;
    private final ChainFollower follower;
    private final Coins coins;
    private final Optional<Purse> purse;
    private final Optional<PurseWatch> watch;
    private final KeeperRelay relay;
    private final List<Runnable> quiet = new ArrayList<>();

    LayerParts(HubConfig config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.time = new ChainClock(clock, config.isLocal());
        this.follower = new ChainFollower(database, config.chain(), config.node(), time, clock);
        this.coins = new Coins(config.chain(), config.rates());
        this.purse = config.keeper().map(key -> new Purse(database, config.node(), key.address(), coins, clock));
        this.watch = purse.map(p -> new PurseWatch(p, clock));
        this.relay = new KeeperRelay(purse, coins, config.node(), clock);
        quiet.add(follower::hush);
    }

    /** Begins to read and to submit. */
    void start(Agreements agreements, Chores chores, Stops stops) {
        watch.ifPresent(look -> chores.every(Duration.ofSeconds(20), "looking into the purse", look::look));
        follower.start(config.isLocal());
        stops.then(follower::close);
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
                config.chain(),
                config.node(),
                key,
                config.data(),
                agreements,
                relay,
                time,
                purse.orElseThrow(),
                clock);
    }

    /** Begins nothing new for the chain, which may be stopping too. */
    void hush() {
        quiet.forEach(Runnable::run);
    }

    ChainClock time() {
        return time;
    }

    ChainFollower follower() {
        return follower;
    }

    Coins coins() {
        return coins;
    }

    KeeperRelay relay() {
        return relay;
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
