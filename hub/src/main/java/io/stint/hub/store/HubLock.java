package io.stint.hub.store;

import io.stint.protocol.BadInput;
import org.jdbi.v3.core.Handle;

/**
 * Who works with a database: any number of hubs, or one command that makes its tables anew. The database lets go by
 * itself when the process ends.
 */
public final class HubLock implements AutoCloseable {
    private static final long LOCK = 0x5354_494e_5448_5542L;

    private final Handle handle;

    private HubLock(Handle handle) {
        this.handle = handle;
    }

    /**
     * For a hub that begins to work.
     *
     * @throws BadInput when a command makes the tables anew
     */
    public static HubLock shared(Database database) {
        return take(
                database,
                "select pg_try_advisory_lock_shared(:lock)",
                "the database's tables are being made anew; start the hub when that is done");
    }

    /**
     * For a command that empties tables.
     *
     * @throws BadInput when a hub works with the database
     */
    public static HubLock alone(Database database) {
        return take(
                database,
                "select pg_try_advisory_lock(:lock)",
                "a hub works with this database; stop it first, and start it again afterwards");
    }

    private static HubLock take(Database database, String sql, String otherwise) {
        Handle handle = database.open();
        boolean taken =
                handle.createQuery(sql).bind("lock", LOCK).mapTo(Boolean.class).one();
        if (!taken) {
            handle.close();
            throw new BadInput(otherwise);
        }
        return new HubLock(handle);
    }

    @Override
    public void close() {
        try (handle) {
            // The connection goes back to the pool, and its session lives on.
            handle.execute("select pg_advisory_unlock_all()");
        }
    }
}
