package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub is killed when the time of a claim in hand has come: the next one makes it, once. {@code -Dstint.kills=N} kills
 * more often, {@code -Dstint.seed=N} at other moments.
 */
class KilledClaimTest {
    private static final int KILLS = Integer.getInteger("stint.kills", 3);
    private static final long SEED = Long.getLong("stint.seed", 1);
    private static final Duration WAIT = Duration.ofDays(1);

    /** As long as a keeper takes from noticing it to having sent it. */
    private static final int LONGEST_MILLIS = 600;

    @TempDir
    private Path folder;

    private LocalChain chain;
    private HubProcess hub;

    @BeforeEach
    void start() throws Exception {
        chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
        Ground.deploy(folder, chain);
        hub = new HubProcess(folder.resolve("hub"), chain.endpoint(), Optional.empty());
        hub.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        chain.close();
    }

    private Week handedIn() throws InterruptedException {
        Play play = new Play(hub.address(), chain.node(), new SecureRandom());
        play.begin();
        return Week.handIn(play, chain.node().latestBlock().timestamp().plus(WAIT));
    }

    private long sent() {
        return chain.node().pendingNonce(Village.KEEPER.address());
    }

    @Test
    void whatWasSentAndIsNotInABlockYetIsNotSentAgain() throws Exception {
        Week week = handedIn();
        long before = sent();
        chain.node().rpc().once("evm_setAutomine", false);
        chain.clock().advance(WAIT);
        Scene.await(() -> sent() == before + 1);

        hub.kill();
        hub.startAgain();
        hub.awaitReady();
        chain.node().rpc().once("evm_setAutomine", true);
        chain.node().rpc().once("evm_mine");

        week.requireOneClaim();
        assertThat(sent()).isEqualTo(before + 1);
    }

    @Test
    void aKillAtAnyMomentLeavesOneClaim() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            Week week = handedIn();
            long before = sent();
            chain.clock().advance(WAIT);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            hub.kill();
            hub.startAgain();
            hub.awaitReady();

            week.requireOneClaim();
            assertThat(sent()).isEqualTo(before + 1);
            week.concede();
        }
    }
}
