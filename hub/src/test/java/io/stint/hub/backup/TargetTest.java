package io.stint.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.BadInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is restored into an empty database; any other, named by mistake, stays as it was. */
class TargetTest {
    private static final long CHAIN = 31_337;
    private static final int OLDER = 3;

    @TempDir
    private Path folder;

    @Test
    void aDatabaseOfAnOlderVersionInWhichSomethingIsKeepsItsVersion() {
        String older = TestDatabase.empty();
        try (Database database = Database.openAt(older, OLDER)) {
            database.with(handle -> handle.execute(
                    "insert into account (address, created_at) values (decode(repeat('11', 20), 'hex'), now())"));
        }

        assertThatThrownBy(() -> Restore.of(backup(), CHAIN).into(older))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not empty (account)")
                .hasMessageContaining("nothing was changed");
        assertThat(version(older)).contains(Integer.toString(OLDER));
    }

    @Test
    void aDatabaseOfSomethingElseGetsNoTables() throws SQLException {
        String foreign = TestDatabase.empty();
        try (Connection connection = DriverManager.getConnection(foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("create table book as select 'a book' as title");
        }

        assertThatThrownBy(() -> Restore.of(backup(), CHAIN).into(foreign)).hasMessageContaining("not empty (book)");
        assertThat(version(foreign)).isEmpty();
    }

    private Path backup() {
        Path file = folder.resolve("good.stint");
        try (Database database = TestDatabase.fresh()) {
            new Backup(database, CHAIN, Clock.systemUTC()).write(file);
        }
        return file;
    }

    private static Optional<String> version(String jdbcUrl) {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(jdbcUrl)) {
            return database.versions().found();
        }
    }
}
