package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.BadInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is made anew under a hub that works, also when its connection died. */
class HubLockTest {
    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLockThatWentWithItsConnectionIsTakenAgain() {
        try (HubLock lock = HubLock.shared(database)) {
            loseConnection();
            lock.look();

            assertThatThrownBy(() -> HubLock.alone(database))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("stop it first");
        }
        assertNobodyHoldsIt();
    }

    @Test
    void whileACommandHasTheTablesItIsTriedAgain() {
        try (HubLock lock = HubLock.shared(database)) {
            loseConnection();
            try (HubLock _ = HubLock.alone(database)) {
                lock.look();
                assertThatThrownBy(() -> HubLock.shared(database)).isInstanceOf(BadInput.class);
            }
            lock.look();

            assertThatThrownBy(() -> HubLock.alone(database)).isInstanceOf(BadInput.class);
        }
    }

    @Test
    void aLockThatIsHeldIsNotTakenTwice() {
        try (HubLock lock = HubLock.shared(database)) {
            lock.look();
            assertThat(holders()).isOne();
        }
        assertNobodyHoldsIt();
    }

    @Test
    void whatWasLetGoIsNotTakenAgain() {
        HubLock lock = HubLock.shared(database);
        lock.close();
        lock.look();

        assertNobodyHoldsIt();
    }

    private void loseConnection() {
        database.with(h -> h.select("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .mapTo(Boolean.class)
                .one());
        Scene.await(() -> holders() == 0);
    }

    private int holders() {
        return database.with(h -> h.select("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .mapTo(Integer.class)
                .one());
    }

    private void assertNobodyHoldsIt() {
        assertThatCode(() -> HubLock.alone(database).close()).doesNotThrowAnyException();
    }
}
