package io.stint.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.stint.protocol.StintException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections to a server that a hub can work with. */
final class ConnectionPool {
    private static final long WAIT_MILLIS = 5_000;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** The first that takes all that the migrations say: a column's storage when it is added. */
    private static final int OLDEST = 16;

    private ConnectionPool() {}

    /**
     * Connects.
     *
     * @param size the most connections
     * @throws StintException when there is no such server or database, it does not let the user in, or it is too old
     */
    static HikariDataSource open(String jdbcUrl, int size) {
        HikariDataSource pool = connect(settings(jdbcUrl, size));
        try {
            requireVersion(version(pool));
            return pool;
        } catch (StintException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig settings(String jdbcUrl, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT_MILLIS);
        // A server that is frozen must not keep whoever waits for it.
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The row that a constraint refuses stands in the detail.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // Copies of tables have moments as the session prints them: the same on each machine.
        config.setConnectionInitSql("set time zone 'UTC'");
        config.setPoolName("stint");
        return config;
    }

    private static HikariDataSource connect(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StintException("the database cannot be opened: " + cause.getMessage(), e);
        }
    }

    private static int version(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new StintException("the database's server does not say which version it is: " + e.getMessage(), e);
        }
    }

    /** What an older server says of a migration would not tell what to do. */
    static void requireVersion(int major) {
        if (major < OLDEST) {
            throw new StintException("the database's server is PostgreSQL " + major + ", which is too old: name one of "
                    + OLDEST + " or later, or leave --db out and the hub runs one of its own");
        }
    }
}
