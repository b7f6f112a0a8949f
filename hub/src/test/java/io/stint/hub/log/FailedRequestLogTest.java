package io.stint.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A path may be a secret, as the links in e-mails are; a request that fails is written down without it. */
class FailedRequestLogTest {
    private static final String MARK = "nobody-else-may-read-this";
    private static final Map<String, Exception> FAILURES = Map.of(
            "away", new SQLException("no server", "57P01"),
            "full", new SQLException("no room", "53100"),
            "broken", new IllegalStateException("a mistake"));

    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(
            DATABASE,
            routes -> FAILURES.forEach((name, failure) -> routes.post("/" + name + "/{token}", _ -> {
                throw failure;
            })));

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void listen() {
        written.start();
        root().addAppender(written);
    }

    @AfterEach
    void stop() {
        root().detachAppender(written);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void itIsWrittenDownByItsRoute() {
        Caller stranger = SERVER.stranger();

        assertThat(stranger.post("/away/" + MARK, "").statusCode()).isEqualTo(503);
        assertThat(stranger.post("/full/" + MARK, "").statusCode()).isEqualTo(503);
        assertThat(stranger.post("/broken/" + MARK, "").statusCode()).isEqualTo(500);

        assertThat(lines())
                .noneMatch(line -> line.contains(MARK))
                .anyMatch(line -> line.contains("POST /away/{token}"))
                .anyMatch(line -> line.contains("POST /full/{token}"))
                .anyMatch(line -> line.contains("POST /broken/{token}"));
    }

    /** Before its route is looked for: who asks is not known, since the database is away. */
    @Test
    void alsoWhenItFailsBeforeItsRoute() {
        Database database = TestDatabase.fresh();
        try (TestServer server = new TestServer(database, routes -> routes.post("/links/{token}", _ -> {}))) {
            Caller somebody = server.signedIn(DevAccounts.KEYS.get(4).address());
            database.close();

            assertThat(somebody.post("/links/" + MARK, "").statusCode()).isGreaterThanOrEqualTo(500);

            assertThat(lines()).isNotEmpty().noneMatch(line -> line.contains(MARK));
        }
    }

    private List<String> lines() {
        return new ArrayList<>(written.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
