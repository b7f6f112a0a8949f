package io.stint.hub.store;

import io.stint.chain.local.LoopbackPort;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of one's own, in a folder, reachable from this machine only. It keeps what it acknowledged when the machine
 * stops at once, and is found again after its hub was killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** In the hub's folder. */
    public static final String FOLDER = "postgresql";

    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    /** Two files of its log. */
    private static final long ROOM = 32L << 20;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Path folder;
    private final FolderLock lock;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);
    private EmbeddedPostgres server;
    private boolean uncertain;

    private EmbeddedDatabase(Path folder, EmbeddedPostgres server, FolderLock lock) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
        this.lock = lock;
    }

    /**
     * Starts the server on the folder, which is made when it is missing. What a killed hub left running there is stopped
     * first.
     *
     * @throws BadInput when another process works with it that is alive, or it is another user's
     * @throws StintException when it does not start; says where its log is
     */
    public static EmbeddedDatabase start(Path folder) {
        FolderOwner.require(folder);
        FolderLock lock = FolderLock.of(folder);
        try {
            StaleServer.clear(folder);
            return new EmbeddedDatabase(
                    folder, server(folder).setPort(LoopbackPort.free()).start(), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            if (e instanceof StintException known) {
                throw known;
            }
            throw new StintException(
                    "the embedded PostgreSQL in " + folder + " does not start: " + e.getMessage()
                            + ". Its log is beside the folder; or name a server of yours with --db",
                    e);
        }
    }

    private static EmbeddedPostgres.Builder server(Path folder) throws IOException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs().toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                .setPGStartupWait(START)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** From now on a server that ended without being told to, as one does whose disk is full, is started again. */
    public EmbeddedDatabase watched() {
        Thread.ofVirtual().name("embedded postgresql").start(() -> {
            while (!Stopping.rest(closed, LOOK)) {
                revive();
            }
        });
        return this;
    }

    /** On the port that it had, so that whoever lost its connection finds it again. */
    private synchronized void revive() {
        try {
            if (closed.getCount() == 0 || StaleServer.port(folder).isPresent() || !hasRoom()) {
                return;
            }
            LOG.warn("the embedded PostgreSQL in {} has ended; it is started again", folder);
            server.close();
            StaleServer.clear(folder);
            // A start that fails does not let go of it; this process holds the folder by a lock of its own.
            Files.deleteIfExists(folder.resolve("epg-lock"));
            uncertain = true;
            server = server(folder).setPort(port).setRegisterShutdownHook(false).start();
            uncertain = false;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the embedded PostgreSQL in {} does not start now: {}", folder, e.getMessage());
        }
    }

    /** Without it no server starts, and each try would take a minute. */
    private boolean hasRoom() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >= ROOM;
    }

    /** Whether the folder holds one that was made before. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Where a server that works on the folder can be reached; empty: none does. */
    public static Optional<String> running(Path folder) {
        return StaleServer.port(folder).map(port -> "jdbc:postgresql://localhost:" + port + "/postgres?user=" + USER);
    }

    /** Where the server can be reached. */
    public String jdbcUrl() {
        return jdbcUrlAt(port);
    }

    /** Where one that listens on a port can be reached from this machine. */
    static String jdbcUrlAt(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + USER;
    }

    /** @param database by name */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=" + USER;
    }

    @Override
    public void close() {
        closed.countDown();
        stop();
    }

    private synchronized void stop() {
        try (lock) {
            server.close();
            if (uncertain) {
                StaleServer.clear(folder);
            }
        } catch (IOException e) {
            throw new StintException("the embedded PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }

    /** The server's programs are unpacked once for each user, not for each folder. */
    private static Path programs() throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Files.createDirectories(home.resolve("stint").resolve("postgresql"));
    }
}
