package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stint.hub.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A failure of the database may be logged, and what was to be written may be secret. */
class FailureTest {
    private static final String SECRET = "the words of a wallet";

    @Test
    void itDoesNotTellWhatWasToBeWritten() {
        try (Database database = TestDatabase.fresh()) {
            database.with(h -> h.execute("create table kept (what text primary key, at int check (at > 0))"));

            String refused = told(catchThrowable(() -> put(database, -1)));
            put(database, 1);
            String twice = told(catchThrowable(() -> put(database, 2)));

            assertThat(refused).contains("check constraint").doesNotContain(SECRET);
            assertThat(twice).contains("unique constraint").doesNotContain(SECRET);
        }
    }

    private static int put(Database database, int at) {
        return database.with(h -> h.createUpdate("insert into kept values (:what, :at)")
                .bind("what", SECRET)
                .bind("at", at)
                .execute());
    }

    private static String told(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
