package io.stint.hub.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.hub.store.ReadOnlyDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which messages make the doctor say that alerts do not go out. */
class AlertsCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    private final String url = TestDatabase.empty();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(url);
        database.with(h -> h.execute("insert into alert (address, kind, subject, amount, begun_at)"
                + " values (decode(repeat('11', 20), 'hex'), 'low', '1', 0, now())"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatFailedAndWhatWaitsForLongIsCountedByChannel() {
        dropped("push", 5, "the push service answered 403");
        waiting("mail", 2, 3, "MailConnectException");
        waiting("mail", 1, 4, "AuthenticationFailedException 535");

        assertThat(check().ok()).isFalse();
        assertThat(check().value())
                .isEqualTo("mail: 2 not sent and none since, AuthenticationFailedException 535;"
                        + " push: 1 not sent and none since, the push service answered 403");
    }

    @Test
    void whatWentOutSinceShowsThatTheChannelWorks() {
        dropped("mail", 5, "SendFailedException 550");
        waiting("mail", 3, 6, "SendFailedException 450");
        assertThat(check().ok()).isFalse();
        sent("push", 2);
        assertThat(check().ok()).as("by another channel").isFalse();

        sent("mail", 2);
        assertThat(check().ok()).isTrue();
        dropped("mail", 1, "MailConnectException");
        assertThat(check().value()).startsWith("mail: 1 not sent");
    }

    @Test
    void whatIsOldOrNoFailureOrItsOwnersIsWell() {
        dropped("mail", 25, "MailConnectException");
        dropped("push", 1, null);
        dropped("webhook", 1, "it answered 500");
        waiting("webhook", 9, 9, "it answered 500");
        waiting("mail", 1, 2, "MailConnectException");

        assertThat(check().ok()).isTrue();
    }

    private Check check() {
        try (ReadOnlyDatabase read = ReadOnlyDatabase.open(url)) {
            return AlertsCheck.of(read, Clock.fixed(NOW, ZoneOffset.UTC));
        }
    }

    private void dropped(String channel, int hoursAgo, @Nullable String error) {
        message(channel, "dropped", 1, hoursAgo, error);
    }

    private void sent(String channel, int hoursAgo) {
        message(channel, "sent", 1, hoursAgo, null);
    }

    private void waiting(String channel, int hoursAgo, int attempts, String error) {
        message(channel, "waiting", attempts, hoursAgo, error);
    }

    private void message(String channel, String state, int attempts, int hoursAgo, @Nullable String error) {
        Instant at = NOW.minus(Duration.ofHours(hoursAgo));
        database.with(h -> h.createUpdate("""
                        insert into alert_message
                            (alert, stage, channel, way, state, attempts, not_before, created_at, ended_at, error)
                        select a.id, (select count(*) from alert_message), :channel, 1, :state, :attempts, :at, :at,
                            case when cast(:state as text) <> 'waiting' then cast(:at as timestamptz) end, :error
                        from alert a""")
                .bind("channel", channel)
                .bind("state", state)
                .bind("attempts", attempts)
                .bind("at", at)
                .bind("error", error)
                .execute());
    }
}
