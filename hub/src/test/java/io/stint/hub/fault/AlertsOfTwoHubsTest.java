package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Scene;
import io.stint.hub.alert.Receiver;
import io.stint.hub.alert.Receiver.Got;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs take from one queue of alerts. */
class AlertsOfTwoHubsTest {
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
    private static final int APPROVALS = 12;

    @TempDir
    private Path folder;

    private LocalChain chain;
    private String database;
    private HubProcess first;
    private HubProcess second;
    private Receiver program;

    @BeforeEach
    void start() throws Exception {
        chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
        Ground.deploy(folder, chain);
        database = TestDatabase.empty();
        program = new Receiver();
        first = new HubProcess(folder.resolve("first"), chain.endpoint(), Optional.of(database));
        first.awaitReady();
        second = new HubProcess(folder.resolve("second"), chain.endpoint(), Optional.of(database));
        second.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        program.close();
        chain.close();
    }

    @Test
    void eachGoesOutOnceAndThatOfAKilledHubByTheOther() throws Exception {
        Play play = new Play(first.address(), chain.node(), new SecureRandom());
        play.begin();
        Matcher secret = SECRET.matcher(play.worker.form("/alerts/webhook", "url=" + program.url()));
        assertThat(secret.find()).isTrue();
        program.knows(secret.group());
        play.worker.form("/alerts/wishes", "everything=on");
        play.worker.form("/alerts/webhook/test", "");
        for (int i = 1; i <= APPROVALS; i++) {
            approve(play, i);
            int soFar = i;
            Scene.await(() -> alerts().size() >= soFar);
        }
        assertThat(alerts()).hasSize(APPROVALS).allMatch(Got::signed);
        assertThat(alerts()).extracting(Got::id).doesNotHaveDuplicates();
        // What was taken and not noted yet would be sent again.
        Scene.await(() -> count("state = 'sent'") == APPROVALS);

        second.kill();
        CountDownLatch answer = program.silent();
        approve(play, APPROVALS + 1);
        Scene.await(() -> alerts().size() == APPROVALS + 1);
        // It waits for the answer, and nobody will hear it.
        first.kill();
        answer.countDown();
        second.startAgain();
        second.awaitReady();
        waitingMinutesAreOver();

        Scene.await(() -> alerts().size() == APPROVALS + 2);
        assertThat(alerts().getLast().id()).isEqualTo(alerts().get(APPROVALS).id());
        Scene.await(() -> count("state = 'sent'") == APPROVALS + 1);
        assertThat(alerts()).hasSize(APPROVALS + 2);
    }

    private static void approve(Play play, int thousandths) throws InterruptedException {
        play.client.act(play.agreement(), "approve", "{\"total\":\"" + Scene.wei(thousandths) + "\"}");
    }

    private List<Got> alerts() {
        return program.all().stream()
                .filter(got -> List.of("alert.secured", "alert.approved").contains(got.type()))
                .toList();
    }

    /** After those another hub takes what one had begun. */
    private void waitingMinutesAreOver() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    update alert_message set not_before = not_before - interval '2 minutes' where state = 'waiting'""");
        }
    }

    private long count(String condition) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from alert_message m join alert a on a.id = m.alert
                        where a.kind in ('secured', 'approved') and\s""" + condition)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
