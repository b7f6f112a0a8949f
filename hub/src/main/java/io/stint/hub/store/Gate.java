package io.stint.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Hands out a pool's connections. Once one could not be had, one caller at a time waits for the next; all others are told
 * at once that the database is away, instead of waiting one behind the other. Any connection that is had ends this.
 */
final class Gate implements ConnectionFactory {
    private final DataSource pool;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean away;

    Gate(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (!away) {
            return ask();
        }
        if (!asking.compareAndSet(false, true)) {
            throw new SQLTransientConnectionException("the database is away, and is being asked already");
        }
        try {
            return ask();
        } finally {
            asking.set(false);
        }
    }

    private Connection ask() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            away = false;
            return connection;
        } catch (SQLTransientConnectionException e) {
            away = true;
            throw e;
        }
    }
}
