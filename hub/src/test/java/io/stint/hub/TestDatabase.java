package io.stint.hub;

import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Empty databases on a real PostgreSQL that is started once for all tests. */
public final class TestDatabase {
    private static final EmbeddedDatabase SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static EmbeddedDatabase start() {
        try {
            Path folder = Files.createTempDirectory("stint-test");
            EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("postgresql"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                remove(folder);
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it, once nobody writes there any more. */
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A migrated database of one's own; close it. */
    public static Database fresh() {
        return Database.open(empty());
    }

    /** Has a first layer, for rows that tests write themselves: chain 31337, an escrow that is nowhere. */
    public static void layer(Database database) {
        database.transact(h ->
                h.execute("insert into layer (id, chain_id, escrow) values (0, 31337, decode(repeat('11', 20), 'hex'))"
                        + " on conflict do nothing"));
    }

    /** Where a database of one's own is, with nothing in it. */
    public static String empty() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.jdbcUrl(name);
    }
}
