package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.protocol.StintException;
import org.junit.jupiter.api.Test;

class OlderProgramTest {
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
}
