package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.doctor.Check;
import io.stint.hub.doctor.Doctor;
import io.stint.hub.doctor.Patient;
import io.stint.hub.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** While the mail server is away the log and the doctor say so, name nobody, and are content when it is back. */
class MailAwayTest {
    private static final String GRETA = "greta@client.example";
    private static final String AWAY = "alerts by mail do not go out: MailConnectException, ConnectException";

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        log().addAppender(written);
    }

    @AfterEach
    void stop() {
        log().detachAppender(written);
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(ChannelLog.class);
    }

    @Test
    void thatNoMailGoesOutIsSaidOnceAndThatItDoesAgain() {
        GreenMail server = server(0);
        int port = server.getSmtp().getPort();
        server.stop();
        try (Village village = Village.in(
                        folder,
                        Optional.of(MailServer.parse(
                                "smtp://127.0.0.1:" + port + "?from=alerts@hub.example", Optional.empty())));
                Database database = village.openDatabase()) {
            Scene scene = new Scene(village);
            Mails mails = new Mails(database);
            Instant now = Instant.now();
            mails.confirm(mails.add(Village.CLIENT.key().address(), GRETA, "en", now), now);
            assertThat(alerts(village).ok()).isTrue();

            scene.claimed(10);
            Scene.await(() -> hurried(database) && said().size() == 1);
            assertThat(said()).containsExactly(AWAY);
            Check ill = alerts(village);
            assertThat(ill.ok()).isFalse();
            assertThat(ill.value())
                    .startsWith("mail: ")
                    .endsWith("not sent and none since, MailConnectException, ConnectException")
                    .doesNotContain(GRETA);
            assertThat(ill.todo().orElseThrow()).contains("--smtp");

            server = server(port);
            Scene.await(() -> hurried(database) && said().size() == 2);
            assertThat(said()).containsExactly(AWAY, "alerts by mail go out again");
            assertThat(alerts(village).ok()).isTrue();
        } finally {
            server.stop();
        }
    }

    private static GreenMail server(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** Lets what was tried be tried again at once. */
    private static boolean hurried(Database database) {
        database.with(h -> h.execute("update alert_message set not_before = created_at"
                + " where state = 'waiting' and error is not null and not_before > created_at"));
        return true;
    }

    private List<String> said() {
        synchronized (written) {
            return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    private Check alerts(Village village) {
        Patient patient = new Patient(
                village.layers(),
                Optional.of(Village.KEEPER.address()),
                Optional.empty(),
                folder.resolve("hub"),
                Optional.empty());
        return new Doctor(patient, Clock.systemUTC())
                .examine().stream()
                        .filter(check -> check.name().equals("alerts"))
                        .findFirst()
                        .orElseThrow();
    }
}
