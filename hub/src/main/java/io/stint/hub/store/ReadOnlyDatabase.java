package io.stint.hub.store;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection to a hub's database that can change nothing: for looking at it beside the hub. */
public final class ReadOnlyDatabase implements AutoCloseable {
    private static final int WAIT_SECONDS = 5;
    private static final int SILENCE_SECONDS = 30;
    private static final int PORT_LINE = 3;

    private final PGSimpleDataSource source;
    private final Handle handle;

    private ReadOnlyDatabase(PGSimpleDataSource source, Handle handle) {
        this.source = source;
        this.handle = handle;
    }

    /** @throws StintException when it does not answer */
    public static ReadOnlyDatabase open(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbcUrl);
        } catch (IllegalArgumentException e) {
            throw new StintException("this is no URL of a PostgreSQL", e);
        }
        source.setReadOnly(true);
        source.setConnectTimeout(WAIT_SECONDS);
        source.setSocketTimeout(SILENCE_SECONDS);
        source.setOptions("-c default_transaction_read_only=on");
        Jdbi jdbi = Jdbi.create(source);
        Columns.register(jdbi);
        try {
            return new ReadOnlyDatabase(source, jdbi.open());
        } catch (JdbiException e) {
            throw new StintException("it cannot be reached: " + reason(e), e);
        }
    }

    private static String reason(JdbiException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** The embedded server that a running hub has in its folder. */
    public static Optional<String> runningIn(Path data) {
        Path lock = data.resolve(EmbeddedDatabase.FOLDER).resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(lock);
            boolean alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
            return alive
                    ? Optional.of(EmbeddedDatabase.jdbcUrlAt(
                            Integer.parseInt(lines.get(PORT_LINE).strip())))
                    : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    public <T> T with(HandleCallback<T, RuntimeException> work) {
        return work.withHandle(handle);
    }

    /**
     * Versions of tables.
     *
     * @param found of the database's; empty: there are none
     * @param wanted that this program brings them to
     */
    public record Versions(Optional<String> found, String wanted) {
        public boolean fit() {
            return found.filter(wanted::equals).isPresent();
        }
    }

    public Versions versions() {
        return new Migrations(source, Migrations.NEWEST).versions();
    }

    @Override
    public void close() {
        handle.close();
    }
}
