package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OlderProgramTest {
    private static final int OLDER = 30;

    @Test
    void anOlderProgramLeavesNewerTablesAlone() {
        String url = TestDatabase.empty();
        try (Database database = Database.open(url)) {
            database.with(h -> h.execute("""
                    insert into flyway_schema_history
                    select installed_rank + 1, '999', 'later', type, 'V999__later.sql', 7, installed_by, installed_on, 1, true
                    from flyway_schema_history order by installed_rank desc limit 1"""));
        }

        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("a newer one");
    }

    /** It would go on with tables that it does not know. */
    @Test
    void aNewerProgramLeavesTheTablesOfAHubThatWorksAlone() {
        String url = TestDatabase.empty();
        try (Database older = Database.openAt(url, OLDER)) {
            try (HubLock _ = HubLock.shared(older)) {
                assertThatThrownBy(() -> Database.migrate(url, Duration.ofMillis(100)))
                        .isInstanceOf(BadInput.class)
                        .hasMessageContaining("stop it first");
                assertThat(older.schema()).isEqualTo(OLDER);
            }

            Database.migrate(url, Duration.ofMillis(100));

            assertThat(older.schema()).isGreaterThan(OLDER);
            // The lock is let go with the migrations.
            HubLock.shared(older).close();
        }
    }

    @Test
    void aHubThatEndsIsWaitedForAndOneOfThisVersionIsNot() throws Exception {
        String url = TestDatabase.empty();
        try (Database older = Database.openAt(url, OLDER);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HubLock ending = HubLock.shared(older);
            Future<?> newer = threads.submit(() -> Database.migrate(url, Duration.ofMinutes(1)));
            while (!isWaiting(older)) {
                Thread.sleep(10);
            }
            ending.close();
            newer.get();

            assertThat(older.schema()).isGreaterThan(OLDER);
            try (HubLock _ = HubLock.shared(older)) {
                Database.migrate(url, Duration.ofMillis(100));
            }
        }
    }

    private static boolean isWaiting(Database database) {
        return database.with(
                h -> h.createQuery("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                        .mapTo(Boolean.class)
                        .one());
    }
}
