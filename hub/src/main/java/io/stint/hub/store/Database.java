package io.stint.hub.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** The hub's database: its tables of this program's version, with a pool of connections. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    /** More than migrations take at once. */
    private static final int MIGRATING = 4;

    /** Longer than a hub takes to end. */
    private static final Duration ENDING = Duration.ofSeconds(15);

    /** As long as whoever has a thread waits for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Classes of SQLSTATE: connection, out of resources, operator's intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private static final String DISK_FULL = "53100";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final DatabaseThreads threads = new DatabaseThreads(CONNECTIONS, PATIENCE);
    private final ScopedValue<Handle> shared = ScopedValue.newInstance();

    Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(new Gate(pool));
        Columns.register(jdbi);
        // What a statement was about to write may be secret, and failures are logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Connects and brings the tables to this version: for a hub, which is the one that works with them.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host/database?user=...}
     * @throws StintException when it cannot be opened, the server is too old, or its tables are of a later version
     */
    public static Database open(String jdbcUrl) {
        migrate(jdbcUrl);
        return new Database(ConnectionPool.open(jdbcUrl, CONNECTIONS));
    }

    /**
     * Brings the tables to this version, however long that takes, while no hub works with them.
     *
     * @throws BadInput when a hub works with tables of an older version
     * @throws StintException when they are of a later version, or a migration fails
     */
    public static void migrate(String jdbcUrl) {
        migrate(jdbcUrl, ENDING);
    }

    /** @param patience how long a hub that ends is waited for */
    static void migrate(String jdbcUrl, Duration patience) {
        try (HikariDataSource pool = ConnectionPool.patient(jdbcUrl, MIGRATING)) {
            Migrations migrations = new Migrations(pool, Migrations.NEWEST);
            if (migrations.arePending()) {
                Jdbi.create(pool).useHandle(handle -> migrate(migrations, handle, patience));
            }
        }
    }

    private static void migrate(Migrations migrations, Handle handle, Duration patience) {
        boolean alone = HubLock.isAlone(handle, patience);
        // Another hub that starts may have brought them there meanwhile.
        if (!alone && migrations.arePending()) {
            throw new BadInput("a hub works with this database, whose tables are of an earlier version than this"
                    + " program's; stop it first, and every other one");
        }
        try {
            migrations.run();
        } finally {
            HubLock.release(handle);
        }
    }

    /**
     * Connects and leaves the tables as they are: for a command, beside which a hub of another version may work. Its
     * statements take as long as they take.
     *
     * @throws BadInput when the tables are not of this program's version; says what to do
     * @throws StintException as {@link #open} does
     */
    public static Database openAsIs(String jdbcUrl) {
        return open(
                ConnectionPool.patient(jdbcUrl, CONNECTIONS),
                pool -> new Migrations(pool, Migrations.NEWEST).requireNewest());
    }

    /**
     * Connects for a command and brings the tables to an older version and no further.
     *
     * @param schema the number of the last migration; one that this program does not know brings them to its newest
     */
    public static Database openAt(String jdbcUrl, int schema) {
        return openAt(jdbcUrl, schema, _ -> {});
    }

    /**
     * The same, of a database that is looked at first.
     *
     * @param look at the database as it is found; when it throws, nothing has been changed
     */
    public static Database openAt(String jdbcUrl, int schema, HandleConsumer<RuntimeException> look) {
        return open(ConnectionPool.patient(jdbcUrl, CONNECTIONS), pool -> {
            Jdbi.create(pool).useHandle(look);
            new Migrations(pool, schema + "?").run();
        });
    }

    private static Database open(HikariDataSource pool, Consumer<HikariDataSource> prepare) {
        try {
            prepare.accept(pool);
            return new Database(pool);
        } catch (StintException | JdbiException e) {
            pool.close();
            throw e;
        }
    }

    /** The version of the tables: the number of the last migration that was made. */
    public int schema() {
        return with(h -> h.createQuery("select max(version::int) from flyway_schema_history where success")
                .mapTo(Integer.class)
                .one());
    }

    /** Reads all as it was at one moment, while others write. */
    public <T> T snapshot(HandleCallback<T, RuntimeException> work) {
        return threads.run(() -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.execute("set transaction read only");
            return work.withHandle(handle);
        }));
    }

    /** Reads, or does one thing, in no transaction of its own. */
    public <T> T with(HandleCallback<T, RuntimeException> work) {
        return shared.isBound() ? work.withHandle(shared.get()) : threads.run(() -> jdbi.withHandle(work));
    }

    /** Sends questions, so that their answers are there. */
    public void ask(Questions questions) {
        with(handle -> {
            questions.send(handle);
            return true;
        });
    }

    /** Asks and waits for the answer. */
    public <T> T ask(Function<Questions, Answer<T>> question) {
        Questions questions = new Questions();
        Answer<T> answer = question.apply(questions);
        ask(questions);
        return answer.get();
    }

    /** Takes one connection for all that {@link #with} is asked for meanwhile; the work must wait for nothing else. */
    public <T> T together(Supplier<T> work) {
        return shared.isBound()
                ? work.get()
                : threads.run(() -> jdbi.withHandle(
                        handle -> ScopedValue.where(shared, handle).call(work::get)));
    }

    /** Does all of the work or nothing. */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return threads.run(() -> jdbi.inTransaction(work));
    }

    /** Does all of the work or nothing. */
    public void transact(HandleConsumer<RuntimeException> work) {
        inTransaction(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /** A connection outside the pool's usual use, for LISTEN; closed by whoever asked. */
    public Handle open() {
        return jdbi.open();
    }

    /**
     * How the pool is used.
     *
     * @param waiting threads that wait for a connection
     */
    public record Pool(int active, int idle, int waiting) {}

    public Pool pool() {
        HikariPoolMXBean use = pool.getHikariPoolMXBean();
        return new Pool(use.getActiveConnections(), use.getIdleConnections(), use.getThreadsAwaitingConnection());
    }

    /** Whether it answers. */
    public boolean answers() {
        try {
            return with(h -> h.select("select 1").mapTo(Integer.class).one()) == 1;
        } catch (JdbiException _) {
            return false;
        }
    }

    /** Whether it failed because the server is away, stopping or full, and may succeed later. */
    public static boolean isAway(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException e
                            && e.getSQLState() != null
                            && AWAY.contains(e.getSQLState().substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it failed because the server has no room, and may succeed when there is. */
    public static boolean isFull(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && DISK_FULL.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        threads.close();
        pool.close();
    }
}
