package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.TestChain;
import io.stint.chain.fault.Emitter;
import io.stint.chain.fault.Fault;
import io.stint.chain.fault.FaultyProxy;
import io.stint.chain.fault.Lookalike;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.profile.NodeLimits;
import io.stint.chain.rpc.Node;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever the chain does, whatever the node answers and whenever the reader is started anew: what is kept is in the end
 * what a look at the whole chain gives.
 */
class AnyHistoryTest {
    private static final int ACTS = 30;
    private static final int DEEPEST = 6;

    private static LocalChain chain;
    private static Node real;
    private static Emitter emitter;
    private static FaultyProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        chain = TestChain.start();
        real = chain.node();
        emitter = new Emitter(real);
        proxy = new FaultyProxy(chain.endpoint(), 1);
    }

    @AfterAll
    static void stop() {
        Map<Fault, Integer> happened = proxy.happened();
        proxy.close();
        chain.close();
        assertThat(happened).containsKeys(Fault.values());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5000", "2, 0, 3", "3, 0, 4", "4, 2, 3", "5, " + DEEPEST + ", 5000", "6, " + DEEPEST + ", 3"})
    void whatIsKeptIsWhatTheChainSays(long seed, int confirmations, int largestRange) {
        Random random = new Random(seed);
        emitter.mine(DEEPEST);
        FollowSettings settings = FollowSettings.of(ChainProfiles.LOCAL)
                .withConfirmations(confirmations)
                .withLimits(new NodeLimits(largestRange, 20_000, 5));
        Reader reader = new Reader(proxy.node(), settings, real.blockNumber() + 1);
        proxy.atRandom(0.15);
        for (int act = 0; act < ACTS; act++) {
            something(random, reader);
            reader.poll();
            if (act % 5 == 4) {
                reader.catchUp(real);
                assertThat(reader.logs()).as("seed %d, act %d", seed, act).isEqualTo(reader.truth(real));
            }
        }
        if (confirmations >= DEEPEST) {
            assertThat(reader.rollbacks()).isEmpty();
        }
    }

    private static void something(Random random, Reader reader) {
        int depth = 1 + random.nextInt(DEEPEST);
        switch (random.nextInt(8)) {
            case 0, 1 -> emitter.emit(1 + random.nextInt(4));
            case 2 -> emitter.mine(1 + random.nextInt(8));
            case 3 -> emitter.tell(Lookalike.topics(Emitter.COUNTED));
            case 4 -> emitter.reorganise(depth);
            case 5 -> emitter.reorganise(depth, 1 + random.nextInt(3), random.nextInt(depth));
            case 6 -> {
                emitter.takeBack(depth);
                emitter.emit(1);
                emitter.mine(random.nextInt(2 * depth) + 1);
            }
            default -> reader.restart();
        }
    }
}
