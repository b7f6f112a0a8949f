package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.protocol.StintException;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    @Test
    void anOldServerIsRefusedInWords() {
        assertThatThrownBy(() -> ConnectionPool.requireVersion(15))
                .isInstanceOf(StintException.class)
                .hasMessage(
                        "the database's server is PostgreSQL 15, which is too old: name one of 16 or later, or leave"
                                + " --db out and the hub runs one of its own");
    }

    @Test
    void fromSixteenOnItIsTaken() {
        assertThatCode(() -> ConnectionPool.requireVersion(16)).doesNotThrowAnyException();
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/stint?user=stint"))
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith("the database cannot be opened: Connection to 127.0.0.1:1 refused");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        String none = TestDatabase.empty().replaceFirst("/[^/?]+\\?", "/nowhere?");
        assertThatThrownBy(() -> Database.open(none))
                .isInstanceOf(StintException.class)
                .hasMessage("the database cannot be opened: FATAL: database \"nowhere\" does not exist");
    }
}
