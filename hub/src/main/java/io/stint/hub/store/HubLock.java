package io.stint.hub.store;

import io.stint.protocol.BadInput;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who works with a database: any number of hubs, or one command that makes its tables anew. The database lets go by
 * itself when the process ends.
 */
public final class HubLock implements AutoCloseable {
    private static final long LOCK = 0x5354_494e_5448_5542L;

    /** Longer than it takes a server that is at work, so that a frozen one keeps no hub from stopping. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final String SHARED = "select pg_try_advisory_lock_shared(:lock)";
    private static final String ALONE = "select pg_try_advisory_lock(:lock)";
    private static final String NOT_GIVEN = "55P03";
    private static final Logger LOG = LoggerFactory.getLogger(HubLock.class);

    private final Database database;
    private Optional<Handle> handle;
    private boolean closed;

    private HubLock(Database database, Handle handle) {
        this.database = database;
        this.handle = Optional.of(handle);
    }

    /**
     * For a hub that begins to work, which then looks after it.
     *
     * @throws BadInput when a command makes the tables anew
     */
    public static HubLock shared(Database database) {
        return take(database, SHARED)
                .orElseThrow(() ->
                        new BadInput("the database's tables are being made anew; start the hub when that is done"));
    }

    /**
     * For a command that empties tables.
     *
     * @throws BadInput when a hub works with the database
     */
    public static HubLock alone(Database database) {
        return take(database, ALONE)
                .orElseThrow(() ->
                        new BadInput("a hub works with this database; stop it first, and start it again afterwards"));
    }

    /**
     * Takes the lock for whoever brings the tables to another version, until {@link #release}.
     *
     * @param patience how long somebody who has it is waited for
     * @return whether nobody else has it
     */
    static boolean isAlone(Handle handle, Duration patience) {
        try {
            handle.execute("set lock_timeout = " + patience.toMillis());
            handle.createQuery("select pg_advisory_lock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(String.class)
                    .one();
            return true;
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && NOT_GIVEN.equals(sql.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** The server notices later that a connection has ended. */
    static void release(Handle handle) {
        handle.execute("select pg_advisory_unlock_all()");
    }

    private static Optional<HubLock> take(Database database, String sql) {
        return taken(database, sql).map(handle -> new HubLock(database, handle));
    }

    private static Optional<Handle> taken(Database database, String sql) {
        Handle handle = database.open();
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            if (handle.createQuery(sql).bind("lock", LOCK).mapTo(Boolean.class).one()) {
                return Optional.of(handle);
            }
        } catch (SQLException | JdbiException e) {
            handle.close();
            throw e instanceof JdbiException known ? known : new ConnectionException(e);
        }
        handle.close();
        return Optional.empty();
    }

    /** Takes a hub's lock again when it went with its connection, as it does whenever the server starts anew. */
    public synchronized void look() {
        if (closed || holds()) {
            return;
        }
        try {
            handle = taken(database, SHARED);
            LOG.warn(
                    handle.isPresent()
                            ? "the hub's lock on its database went with its connection, and is taken again"
                            : "a command makes the database's tables anew under this hub: stop the hub until that is done");
        } catch (JdbiException e) {
            LOG.warn("the hub's lock on its database cannot be taken now: {}", e.getMessage());
        }
    }

    private boolean holds() {
        if (handle.isEmpty()) {
            return false;
        }
        try {
            handle.get().execute("select 1");
            return true;
        } catch (JdbiException _) {
            handle.get().close();
            handle = Optional.empty();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        handle.ifPresent(held -> {
            try (held) {
                // The connection goes back to the pool, and its session lives on.
                release(held);
            }
        });
    }
}
