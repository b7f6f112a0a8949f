package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.ChainFollower;
import io.stint.hub.backup.Backup;
import io.stint.hub.backup.Backup.Made;
import io.stint.hub.backup.Rebuild;
import io.stint.hub.backup.Rebuild.Rebuilt;
import io.stint.hub.backup.Restore;
import io.stint.hub.backup.Restore.Restored;
import io.stint.hub.document.Replay;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.hub.store.HubLock;
import io.stint.protocol.BadInput;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/** What an operator does with a hub's database beside serving it. The hub's configuration says which one that is. */
public final class Workshop {
    private final HubConfig config;
    private final Clock clock = Clock.systemUTC();

    public Workshop(HubConfig config) {
        this.config = config;
    }

    /**
     * Copies the database, also while the hub runs.
     *
     * @throws BadInput when there is none, or its tables are of another version
     */
    public Made backup(Path file) {
        return withExisting(url -> {
            try (Database database = Database.openAsIs(url)) {
                return new Backup(database, config.chain().chainId(), clock).write(file);
            }
        });
    }

    /** Fills the database, which is to be empty, from a backup. */
    public Restored restore(Path file) {
        Restore restore = Restore.of(file, config.chain().chainId());
        return with(restore::into);
    }

    /**
     * Makes anew what follows from documents and chain; no hub may work with the database.
     *
     * @throws BadInput when there is none, its tables are of another version, or a hub works with it
     */
    public Rebuilt rebuild() {
        return withExisting(url -> {
            try (Database database = Database.openAsIs(url);
                    HubLock _ = HubLock.alone(database)) {
                return rebuild(database, config, clock).run();
            }
        });
    }

    /** Of a database that no hub works with: layers that are new get their numbers in it at once. */
    static Rebuild rebuild(Database database, HubConfig config, Clock clock) {
        Layers layers = Layers.in(database, config.layers());
        Agreements agreements = new Agreements(
                database, number -> new ChainClock(clock, layers.of(number).isLocal()));
        Replay replay = new Replay(Followers.of(database, agreements));
        return new Rebuild(
                database,
                replay,
                () -> layers.all().forEach(layer -> {
                    ChainClock time = new ChainClock(clock, layer.isLocal());
                    try (ChainFollower follower = new ChainFollower(database, layer, time, clock)) {
                        follower.readAll();
                    }
                }));
    }

    /** As {@link #with}, but makes no database: a wrong folder must not look like a hub in which nothing is. */
    private <T> T withExisting(Function<String, T> work) {
        if (config.database().isEmpty() && !EmbeddedDatabase.isIn(Hub.embeddedFolder(config))) {
            throw new BadInput("there is no hub's database in " + config.data()
                    + ", or it is not yours to read: name the hub's folder with --data, or its database with --db");
        }
        return with(work);
    }

    /** The server that was named, the embedded one that runs for a hub, or the embedded one, started for this. */
    private <T> T with(Function<String, T> work) {
        if (config.database().isPresent()) {
            return work.apply(config.database().get());
        }
        Path folder = Hub.embeddedFolder(config);
        var running = EmbeddedDatabase.running(folder);
        if (running.isPresent()) {
            return work.apply(running.get());
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(folder)) {
            return work.apply(embedded.jdbcUrl());
        }
    }
}
