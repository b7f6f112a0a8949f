package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.hub.agreement.Scene;
import io.stint.hub.payroll.Slips;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A hub is killed while lent keys' vouchers come in, many at a time. What it acknowledged is there, whole requests or
 * nothing of them. {@code -Dstint.kills=N} kills more often, {@code -Dstint.seed=N} at other moments.
 */
class KilledIntakeTest {
    private static final int KILLS = Integer.getInteger("stint.kills", 3);
    private static final long SEED = Long.getLong("stint.seed", 1);
    private static final int FIRMS = 2;
    private static final int AT_ONCE = 25;
    private static final int LONGEST_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 10;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whatWasAcknowledgedIsThereAndNothingElse(@TempDir Path folder) throws Exception {
        try (LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Ground.deploy(folder, chain);
            try (HubProcess hub = new HubProcess(folder.resolve("hub"), chain.endpoint(), Optional.empty())) {
                hub.awaitReady();
                List<Future<Firm>> firms = new ArrayList<>();
                for (int i = 0; i < FIRMS; i++) {
                    Play play = new Play(hub.address(), chain.node(), new SecureRandom());
                    play.begin();
                    Firm firm = Firm.of(play, chain);
                    firms.add(people.submit(() -> approve(firm)));
                }
                kill(hub);
                for (Future<Firm> firm : firms) {
                    firm.get().compare();
                }
            }
        }
    }

    private Firm approve(Firm firm) throws InterruptedException {
        int sent = 0;
        do {
            firm.send(sent, AT_ONCE);
            sent += AT_ONCE;
            Thread.sleep(PAUSE_MILLIS);
        } while (!over.get());
        return firm;
    }

    private void kill(HubProcess hub) throws Exception {
        Random random = new Random(SEED);
        try {
            for (int i = 0; i < KILLS; i++) {
                hub.awaitReady();
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                if (i % 3 == 2) {
                    hub.killDatabase();
                }
                hub.kill();
                hub.startAgain();
            }
            hub.awaitReady();
        } finally {
            over.set(true);
        }
    }

    /** A client, and the key that approves for them. */
    private record Firm(Play play, Slips.Lent lent) {
        static Firm of(Play play, LocalChain chain) throws InterruptedException {
            Slips.Lent lent = Slips.Lent.by(
                    play.client.key(),
                    PrivateKey.generate(new SecureRandom()),
                    Hash32.parse(play.agreement()),
                    Scene.milli(Play.OPENED));
            long until = chain.node().latestBlock().timestamp().plus(WEEK).getEpochSecond();
            JsonNode answer = play.client.post("/api/standing", "[" + lent.right(until) + "]");
            assertThat(Slips.states(answer)).containsExactly("kept");
            return new Firm(play, lent);
        }

        void send(int from, int count) throws InterruptedException {
            ArrayNode all = JSON.createArrayNode();
            IntStream.rangeClosed(from + 1, from + count)
                    .forEach(i -> all.add(lent.voucher(Amount.ofWei(i), "minute " + i)));
            JsonNode answer = play.client.post("/api/vouchers", all.toString());
            assertThat(Slips.states(answer)).hasSize(count).containsOnly("kept");
        }

        /** Each request that was answered, in its order, and after it nothing. */
        void compare() throws InterruptedException {
            List<String> acknowledged = new ArrayList<>();
            for (Insistent.Acknowledged request : play.client.acknowledged()) {
                if (request.path().equals("/api/vouchers")) {
                    JSON.readTree(request.body()).forEach(sent -> acknowledged.add(said(sent)));
                    assertThat(play.client.again(request)).isEqualTo(request.answer());
                }
            }
            List<String> there = new ArrayList<>();
            play.room().get("vouchers").forEach(kept -> there.add(said(kept)));
            assertThat(there).containsExactlyInAnyOrderElementsOf(acknowledged);
        }

        private static String said(JsonNode voucher) {
            return voucher.get("total").asString() + " " + voucher.get("memo").asString();
        }
    }
}
