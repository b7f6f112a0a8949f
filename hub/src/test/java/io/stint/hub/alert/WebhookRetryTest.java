package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.alert.AlertQueue.Lane;
import io.stint.hub.alert.Receiver.Got;
import io.stint.hub.alert.Ways.Way;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose receiver fails: a real queue and real requests, in days that a clock makes up. */
class WebhookRetryTest {
    private static final Address OWNER = Address.parse("0x%040x".formatted(0xabc));
    private static final Announcement SAID = new Announcement("title", "text", "/agreements/1");

    private final Ticking clock = new Ticking();
    private Database database;
    private Receiver receiver;
    private Webhooks webhooks;
    private Postman postman;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.fresh();
        receiver = new Receiver();
        webhooks = new Webhooks(database);
        WebhookChannel channel = channel(webhooks);
        postman = postman(Lane.ANY);
        receiver.knows(WebhookSignature.text(webhooks.add(OWNER, URI.create(receiver.url()), "en")));
        channel.test(OWNER, webhooks.of(OWNER).orElseThrow().webhook());
    }

    private Postman postman(Lane lane) {
        return new Postman(
                new AlertQueue(database), Map.of("webhook", channel(webhooks)), lane, new ChannelLog(), clock);
    }

    private WebhookChannel channel(Webhooks table) {
        return new WebhookChannel(
                table,
                (_, _) -> Optional.of(SAID),
                Outside.world(true),
                () -> URI.create("https://hub.example"),
                clock);
    }

    @AfterEach
    void stop() {
        receiver.close();
        database.close();
    }

    @Test
    void whatFailsIsSentAgainAsItWas() {
        receiver.answers(500);
        alert("1");

        assertThat(postman.sendNext()).isTrue();
        assertThat(postman.sendNext()).as("not before the pause is over").isFalse();
        assertThat(webhooks.of(OWNER).orElseThrow().failure()).contains("it answered 500");
        receiver.answers(204);
        clock.pass(Duration.ofSeconds(31));

        assertThat(postman.sendNext()).isTrue();
        assertThat(states()).containsExactly("sent");
        assertThat(webhooks.of(OWNER).orElseThrow().failure()).isEmpty();
        List<Got> alerts = alerts();
        assertThat(alerts).hasSize(2).allMatch(Got::signed);
        assertThat(alerts.get(1).id()).isEqualTo(alerts.get(0).id());
        assertThat(alerts.get(1).body()).isEqualTo(alerts.get(0).body());
    }

    @Test
    void aWebhookGetsOneAtATimeAndATestThatIsTakenEndsTheWaiting() {
        receiver.answers(500);
        alert("1");
        alert("2");
        assertThat(postman.sendNext()).isTrue();
        assertThat(postman.sendNext()).as("the second waits for the first").isFalse();

        receiver.answers(204);
        channel(webhooks).test(OWNER, webhooks.of(OWNER).orElseThrow().webhook());

        assertThat(postman.sendNext()).isTrue();
        assertThat(postman.sendNext()).isTrue();
        assertThat(states()).containsExactly("sent", "sent");
    }

    /** So that any number of servers that let the hub wait does not delay what goes elsewhere. */
    @Test
    void whatFailedIsTriedAgainByOthersThanThoseWhoSendWhatIsNew() {
        receiver.answers(500);
        alert("1");
        Postman first = postman(Lane.FIRST);
        Postman again = postman(Lane.AGAIN);
        assertThat(again.sendNext()).isFalse();
        assertThat(first.sendNext()).isTrue();
        clock.pass(Duration.ofMinutes(1));
        alert("2");

        assertThat(again.sendNext()).isTrue();
        assertThat(first.sendNext()).as("the second waits for the first").isFalse();
        receiver.answers(204);
        clock.pass(Duration.ofHours(1));
        assertThat(again.sendNext()).isTrue();
        assertThat(first.sendNext()).isTrue();
        assertThat(states()).containsExactly("sent", "sent");
    }

    @Test
    void aBrowserGetsOneAtATimeToo() {
        AlertQueue queue = new AlertQueue(database);
        Set<String> push = Set.of("push");
        for (int i = 0; i < 3; i++) {
            Way way = new Way(1_000 + i % 2, "push");
            Occasion occasion = new Occasion(AlertKind.LOW, "push " + i, Amount.ofSat(1), Optional.empty());
            database.transact(h -> {
                AlertRows.Row row = AlertRows.begin(h, Hash32.keccak("agreement"), OWNER, occasion, clock.instant());
                AlertRows.send(h, row.id(), 0, way, clock.instant());
            });
        }

        AlertQueue.Message slow = queue.take(push, Lane.FIRST, clock.instant()).orElseThrow();
        AlertQueue.Message other = queue.take(push, Lane.FIRST, clock.instant()).orElseThrow();
        assertThat(other.way()).isNotEqualTo(slow.way());
        assertThat(queue.take(push, Lane.FIRST, clock.instant())).isEmpty();
        queue.sent(slow, clock.instant());
        assertThat(queue.take(push, Lane.FIRST, clock.instant()).map(AlertQueue.Message::way))
                .contains(slow.way());
    }

    @Test
    void whoLetsTheHubWaitKeepsNothingFromOthers() throws Exception {
        CountDownLatch answer = receiver.silent();
        alert("1");
        Thread waiting = Thread.ofVirtual().start(postman::sendNext);
        try (Receiver quick = new Receiver()) {
            Address other = Address.parse("0x%040x".formatted(0xdef));
            Webhooks table = new Webhooks(database);
            quick.knows(WebhookSignature.text(table.add(other, URI.create(quick.url()), "en")));
            channel(table).test(other, table.of(other).orElseThrow().webhook());
            alert("2");
            database.transact(h -> AlertRows.tell(h, other, AlertKind.CLAIM, "3", clock.instant()));
            while (alerts().isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(postman.sendNext()).isTrue();
            assertThat(quick.all()).extracting(Got::type).containsExactly("test", "alert.claim");
            assertThat(alerts()).as("one at a time").hasSize(1);
        } finally {
            answer.countDown();
            waiting.join();
        }
    }

    @Test
    void itIsGivenUpAfterADay() {
        receiver.answers(404);
        alert("1");
        work(Duration.ofHours(26));

        assertThat(states()).containsExactly("dropped");
        assertThat(webhooks.of(OWNER).orElseThrow().on())
                .as("one bad day is not enough")
                .isTrue();
    }

    @Test
    void afterDaysItIsOffAndItsOwnerIsTold() {
        Way phone = phone();
        receiver.answers(500);
        for (int day = 0; day < 4; day++) {
            alert("day " + day);
            work(Duration.ofHours(25));
        }

        Webhooks.Entry entry = webhooks.of(OWNER).orElseThrow();
        assertThat(entry.on()).isFalse();
        assertThat(entry.failure()).contains("it answered 500");
        assertThat(told(phone)).containsExactly("webhook_off");
        int before = alerts().size();
        alert("later");
        assertThat(postman.sendNext()).as("nothing is written for it any more").isFalse();
        assertThat(alerts()).hasSize(before);
    }

    @Test
    void whoSaysThatItIsGoneIsBelievedAtOnce() {
        Way phone = phone();
        receiver.answers(410);
        alert("1");

        assertThat(postman.sendNext()).isTrue();
        assertThat(states()).containsExactly("dropped");
        assertThat(webhooks.of(OWNER).orElseThrow().on()).isFalse();
        assertThat(told(phone)).containsExactly("webhook_off");
    }

    @Test
    void aRedirectIsAFailure() {
        receiver.answers(307);
        alert("1");

        assertThat(postman.sendNext()).isTrue();
        assertThat(alerts()).hasSize(1);
        assertThat(states()).containsExactly("waiting");
    }

    /** Does what is due, minute by minute. */
    private void work(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            while (postman.sendNext()) {
                Thread.onSpinWait();
            }
            clock.pass(Duration.ofMinutes(1));
        }
    }

    /** In an agreement, to all webhooks of the owner that are on. */
    private void alert(String subject) {
        Occasion occasion = new Occasion(AlertKind.LOW, subject, Amount.ofSat(1), Optional.empty());
        database.transact(h -> {
            AlertRows.Row row = AlertRows.begin(h, Hash32.keccak("agreement"), OWNER, occasion, clock.instant());
            Ways.of(h, OWNER).stream()
                    .filter(way -> way.channel().equals("webhook"))
                    .forEach(way -> AlertRows.send(h, row.id(), 0, way, clock.instant()));
        });
    }

    private Way phone() {
        new Subscriptions(database)
                .add(
                        OWNER,
                        new Subscription(
                                "https://push.example/1", Bytes.of(new byte[65]), Bytes.of(new byte[16]), "en"),
                        clock.instant());
        return database.with(h -> Ways.of(h, OWNER)).stream()
                .filter(way -> way.channel().equals("push"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(Way way) {
        return database.with(h ->
                h.createQuery("""
                        select a.kind from alert_message m join alert a on a.id = m.alert where m.way = :way""").bind("way", way.id()).mapTo(String.class).list());
    }

    private List<String> states() {
        return database.with(h -> h.createQuery("select state from alert_message where channel = 'webhook' order by id")
                .mapTo(String.class)
                .list());
    }

    private List<Got> alerts() {
        return receiver.all().stream().filter(got -> !got.type().equals("test")).toList();
    }
}
