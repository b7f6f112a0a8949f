package io.stint.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that says nothing while it works through a large table is waited for. Here it sleeps for longer than a hub waits. */
class SlowServerTest {
    private static final long CHAIN = 31_337;
    private static final String WORK = "select pg_sleep(4)";

    @TempDir
    private Path folder;

    /** The same database, whose settings allow two seconds of silence. */
    private static String hasty(String url) {
        return url + "&socketTimeout=2";
    }

    /** Whoever writes to the table waits, as while foreign keys are checked. */
    private static void slow(Database database, String table) {
        database.transact(h -> {
            h.execute("create function work() returns trigger language plpgsql as 'begin perform pg_sleep(4);"
                    + " return null; end'");
            h.execute("create constraint trigger slow after insert or update on " + table
                    + " for each row execute function work()");
        });
    }

    private Path backup() {
        Path file = folder.resolve("of-one-account.stint");
        try (Database database = TestDatabase.fresh()) {
            database.with(handle -> handle.execute(
                    "insert into account (address, created_at) values (decode(repeat('11', 20), 'hex'), now())"));
            new Backup(database, CHAIN, Clock.systemUTC()).write(file);
        }
        return file;
    }

    @Test
    void aBackupIsRestored() {
        String url = TestDatabase.empty();
        try (Database database = Database.open(url)) {
            slow(database, "account");
        }

        Restore.of(backup(), CHAIN).into(hasty(url));

        try (Database database = Database.open(url)) {
            assertThat(database.<Integer>with(h -> h.select("select count(*) from account")
                            .mapTo(Integer.class)
                            .one()))
                    .isOne();
        }
    }

    @Test
    void tablesAreBroughtToThisVersion() {
        String url = TestDatabase.empty();
        int newest;
        try (Database database = Database.open(url)) {
            newest = database.schema();
        }
        String older = TestDatabase.empty();
        try (Database database = Database.openAt(older, newest - 1)) {
            slow(database, "flyway_schema_history");
        }

        Database.migrate(hasty(older));

        try (Database database = Database.openAsIs(older)) {
            assertThat(database.schema()).isEqualTo(newest);
        }
    }

    @Test
    void commandsWaitForTheirStatements() {
        String url = TestDatabase.empty();
        Database.open(url).close();

        try (Database database = Database.openAsIs(hasty(url))) {
            database.transact(h -> h.execute(WORK));
        }
    }

    /** Its visitors wait meanwhile. */
    @Test
    void aHubDoesNotWait() {
        String url = TestDatabase.empty();
        Database.open(url).close();

        try (Database database = Database.open(hasty(url))) {
            assertThatThrownBy(() -> database.transact(h -> h.execute(WORK))).isInstanceOf(JdbiException.class);
        }
    }
}
