package io.stint.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.stint.protocol.StintException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a server that a hub can work with. */
final class ConnectionPool {
    private static final long WAIT_MILLIS = 5_000;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** The first that takes all that the migrations say: a column's storage when it is added. */
    private static final int OLDEST = 16;

    private ConnectionPool() {}

    /**
     * Connects for a hub, which does not wait for long.
     *
     * @param size the most connections
     * @throws StintException when there is no such server or database, it does not let the user in, or it is too old
     */
    static HikariDataSource open(String jdbcUrl, int size) {
        HikariConfig config = settings(size);
        config.setJdbcUrl(jdbcUrl);
        // A server that is frozen must not keep whoever waits for it.
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The row that a constraint refuses stands in the detail.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return open(config);
    }

    /**
     * Connects for a command or a migration, which waits as long as the server works: it says nothing while it checks or
     * sorts a large table. Otherwise as {@link #open}.
     */
    static HikariDataSource patient(String jdbcUrl, int size) {
        HikariConfig config = settings(size);
        config.setDataSource(source(jdbcUrl));
        return open(config);
    }

    private static PGSimpleDataSource source(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbcUrl);
        } catch (IllegalArgumentException e) {
            throw new StintException("this is no URL of a PostgreSQL", e);
        }
        source.setSocketTimeout(0);
        // A machine that is gone is still noticed.
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static HikariDataSource open(HikariConfig config) {
        HikariDataSource pool = connect(config);
        try {
            requireVersion(version(pool));
            return pool;
        } catch (StintException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig settings(int size) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT_MILLIS);
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
