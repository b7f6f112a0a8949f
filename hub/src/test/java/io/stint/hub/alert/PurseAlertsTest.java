package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stint.chain.rpc.JsonRpc;
import io.stint.hub.Guest;
import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.Village;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Scene;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a purse which runs low is told to whoever can do something, in time and not over and over. */
class PurseAlertsTest {
    private static final Pattern CONFIRM = Pattern.compile("http://\\S+/alerts/confirm/\\S+");
    private static final PurseState LOW = purse(3);
    private static final PurseState FULL = purse(1000);

    private static PurseState purse(long calls) {
        return new PurseState(Amount.ofWei(10 * calls), Amount.ofWei(10), Amount.ZERO, 0, 0, Amount.ZERO);
    }

    /** One database, in which the purse is filled and emptied while days go by. */
    @Test
    void anOperatorHearsOfItOnceInEachPeriodUntilItIsFilled() {
        Ticking clock = new Ticking();
        AtomicReference<PurseState> purse = new AtomicReference<>(FULL);
        try (Database database = TestDatabase.fresh()) {
            Mails mails = new Mails(database);
            Hash32 token = mails.add(Village.OPERATOR.address(), "me@operator.example", "en", clock.instant());
            mails.confirm(token, clock.instant());
            PurseAlerts alerts = new PurseAlerts(
                    database, Map.of(0, 0), _ -> Optional.of(purse.get()), Set.of(Village.OPERATOR.address()));
            ChainClock time = new ChainClock(clock, false);
            AlertWriter writer = new AlertWriter(
                    database, new Agreements(database, _ -> time), (_, _) -> true, alerts, time::seconds, clock);
            Runnable look = () -> {
                alerts.look();
                writer.look();
            };
            look.run();
            assertThat(written(database)).isZero();

            purse.set(LOW);
            look.run();
            assertThat(written(database)).isOne();
            look.run();
            for (PurseState each : new PurseState[] {FULL, LOW, FULL, LOW}) {
                clock.pass(Duration.ofMinutes(1));
                purse.set(each);
                look.run();
            }
            assertThat(written(database)).as("within a period, however often").isOne();

            clock.pass(Duration.ofDays(1));
            look.run();
            assertThat(written(database)).isEqualTo(2);

            purse.set(FULL);
            look.run();
            clock.pass(Duration.ofDays(30));
            look.run();
            assertThat(written(database)).as("filled").isEqualTo(2);
            purse.set(LOW);
            look.run();
            assertThat(written(database)).as("another time").isEqualTo(3);
        }
    }

    private static long written(Database database) {
        return database.with(h -> h.createQuery("select count(*) from alert_message")
                .mapTo(Long.class)
                .one());
    }

    /** A real hub, chain and mail server. */
    @Test
    void operatorAndWorkerGetMail(@TempDir Path folder) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String smtp = "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=alerts@hub.example";
        try (Village village = Village.in(folder, Optional.of(MailServer.parse(smtp, Optional.empty())))) {
            Scene scene = new Scene(village);
            Hash32 id = scene.approved(20);
            scene.client.act(id, "notice", Map.of());
            scene.await(id, room -> Scene.state(room).equals("notice"));
            subscribe(server, village, Village.OPERATOR, "me@operator.example");
            subscribe(server, village, Village.WORKER.key(), "amara@worker.example");

            JsonRpc rpc = village.chain().node().rpc();
            rpc.once("anvil_setBalance", Village.KEEPER.address().hex(), "0x1");

            Scene.await(() -> subjects(server).contains("The keeper’s purse is low")
                    && subjects(server).contains("this hub may not be able to pay"));
        } finally {
            server.stop();
        }
    }

    /** A rule draws until the hub pays for no more; the worker hears of what waits, once, and of nothing once it is drawn. */
    @Test
    void aWorkerWhoseRuleWaitsGetsMailOnce(@TempDir Path folder) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String smtp = "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=alerts@hub.example";
        try (Village village = Village.in(folder, Optional.of(MailServer.parse(smtp, Optional.empty())))) {
            Scene scene = new Scene(village);
            subscribe(server, village, Village.WORKER.key(), "amara@worker.example");
            JsonRpc rpc = village.chain().node().rpc();
            Amount purse = scene.balance(Village.KEEPER.address());
            rpc.once("anvil_setBalance", Village.KEEPER.address().hex(), "0x1");
            Scene.await(() ->
                    new Guest(village.address()).get("/health/ready").body().contains("nothing else is paid"));
            Hash32 id = scene.approved(20);

            scene.worker
                    .put("/api/draw-rule", "{\"chain\":31337,\"rule\":{\"kind\":\"at-once\"}}")
                    .ok();
            Scene.await(() -> subjects(server).contains("by your rule is not drawn yet"));
            assertThat(Arrays.stream(server.getReceivedMessages()).map(PurseAlertsTest::text))
                    .anyMatch(text -> text.contains("Nothing is lost: it is drawn when the hub pays again"));
            rpc.once(
                    "anvil_setBalance",
                    Village.KEEPER.address().hex(),
                    "0x" + purse.wei().toString(16));
            scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));

            assertThat(subjects(server).lines().filter(line -> line.contains("by your rule")))
                    .hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void subscribe(GreenMail server, Village village, PrivateKey key, String mail) throws Exception {
        Guest guest = Guest.of(village, key);
        guest.form("/alerts/mail", "mail=" + URLEncoder.encode(mail, StandardCharsets.UTF_8));
        Scene.await(() -> Arrays.stream(server.getReceivedMessages())
                .anyMatch(m -> link(m, mail).isPresent()));
        URI confirm = Arrays.stream(server.getReceivedMessages())
                .flatMap(m -> link(m, mail).stream())
                .findFirst()
                .orElseThrow();
        assertThat(guest.form(confirm.getPath(), "none=").status()).isEqualTo(200);
    }

    private static Optional<URI> link(MimeMessage message, String to) {
        try {
            Matcher matcher = CONFIRM.matcher(message.getContent().toString());
            boolean mine = message.getAllRecipients()[0].toString().equals(to);
            return mine && matcher.find() ? Optional.of(URI.create(matcher.group())) : Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subjects(GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getSubject();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
