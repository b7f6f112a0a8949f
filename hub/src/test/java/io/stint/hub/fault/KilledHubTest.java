package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hub is killed at moments that nobody chose, while people work with it. What it acknowledged is there, what it paid is
 * paid once. {@code -Dstint.kills=N} kills more often, {@code -Dstint.seed=N} at other moments.
 */
class KilledHubTest {
    private static final int KILLS = Integer.getInteger("stint.kills", 6);
    private static final long SEED = Long.getLong("stint.seed", 1);
    private static final int PAIRS = 3;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_MILLIS = 1_500;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingIsLostAndNothingIsPaidTwice(@TempDir Path folder) throws Exception {
        try (LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Ground.deploy(folder, chain);
            try (HubProcess hub = new HubProcess(folder.resolve("hub"), chain.endpoint(), Optional.empty())) {
                hub.awaitReady();
                List<Future<List<Play>>> pairs = new ArrayList<>();
                for (int i = 0; i < PAIRS; i++) {
                    pairs.add(people.submit(() -> work(hub, chain.node())));
                }
                kill(hub);
                List<Play> plays = new ArrayList<>();
                for (Future<List<Play>> pair : pairs) {
                    plays.addAll(pair.get());
                }
                compare(plays, chain.node());
            }
        }
    }

    /** One agreement after the other while the hub is killed; the last one is finished. */
    private List<Play> work(HubProcess hub, Node node) throws InterruptedException {
        List<Play> plays = new ArrayList<>();
        do {
            Play play = new Play(hub.address(), node, new SecureRandom());
            play.run();
            plays.add(play);
        } while (!over.get());
        return plays;
    }

    /** Every third time PostgreSQL goes first, or alone before the rest; a start may be killed too. */
    private void kill(HubProcess hub) throws Exception {
        Random random = new Random(SEED);
        try {
            for (int i = 0; i < KILLS; i++) {
                if (random.nextInt(4) > 0) {
                    hub.awaitReady();
                }
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                if (random.nextInt(3) == 0) {
                    hub.killDatabase();
                    Thread.sleep(random.nextInt(LONGEST_MILLIS / 3));
                }
                hub.kill();
                hub.startAgain();
            }
        } finally {
            over.set(true);
        }
        hub.awaitReady();
    }

    private static void compare(List<Play> plays, Node node) throws InterruptedException {
        for (Play play : plays) {
            JsonNode room = play.room();
            assertThat(Scene.money(room, "drawn")).isEqualTo(Scene.milli(Play.PAID));
            assertThat(room.get("vouchers").size()).isEqualTo(Play.DRAWS);
            assertThat(node.balance(play.worker.address())).isEqualTo(Scene.milli(Play.PAID));
            everythingIsThere(play.client);
            everythingIsThere(play.worker);
        }
        long all = plays.size();
        assertThat(node.balance(EscrowDeployment.address())).isEqualTo(Scene.milli(all * (Play.OPENED - Play.PAID)));
        assertThat(node.nonce(Village.KEEPER.address())).isEqualTo(all * Play.SENT);
        assertThat(node.pendingNonce(Village.KEEPER.address())).isEqualTo(all * Play.SENT);
    }

    private static void everythingIsThere(Insistent person) throws InterruptedException {
        for (Insistent.Acknowledged request : person.acknowledged()) {
            assertThat(person.again(request)).isEqualTo(request.answer());
            if (request.path().equals("/api/documents")) {
                String id = JSON.readTree(request.answer()).get("id").asString();
                assertThat(person.get("/api/documents/" + id).get("id").asString())
                        .isEqualTo(id);
            }
        }
    }
}
