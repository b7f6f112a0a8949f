package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.TestChain;
import io.stint.chain.fault.Emitter;
import io.stint.chain.fault.Fault;
import io.stint.chain.fault.FaultyProxy;
import io.stint.chain.fault.Lookalike;
import io.stint.chain.follow.FollowSettings.Heads;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault alone, and what several of them in a row lead to. */
class FaultsTest {
    private static final FollowSettings SETTINGS = FollowSettings.of(ChainProfiles.LOCAL);

    private static LocalChain chain;
    private static Node real;
    private static Emitter emitter;
    private static long start;
    private FaultyProxy proxy;

    @BeforeAll
    static void start() {
        chain = TestChain.start();
        real = chain.node();
        emitter = new Emitter(real);
        start = real.blockNumber() + 1;
        for (int logs = 1; logs <= 4; logs++) {
            emitter.emit(logs);
            emitter.mine(2);
        }
        emitter.tell(Lookalike.topics(Emitter.COUNTED));
        emitter.emit(1);
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @BeforeEach
    void proxy() throws IOException {
        proxy = new FaultyProxy(chain.endpoint(), 7);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultChangesNothingInTheEnd(Fault fault) {
        proxy.order(fault);
        Reader reader = reader(SETTINGS);

        reader.catchUp(real);

        assertThat(reader.logs()).isNotEmpty().isEqualTo(reader.truth(real));
        assertThat(reader.rollbacks()).isEmpty();
        assertThat(proxy.happened()).containsKey(fault);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_LOGS", "FEWER_LOGS", "HOLE"})
    void logsThatAreLeftOutAgainAndAgainAreNotBelieved(Fault fault) {
        proxy.order(fault, fault, fault, fault, fault, fault);

        assertThatThrownBy(() -> reader(SETTINGS).follower().poll())
                .isInstanceOf(Unsettled.class)
                .hasMessageContaining("left out the logs of block");
    }

    @Test
    void logsThatAreLeftOutAlsoWhenTheBlockIsAskedByItsHashAreFoundByReceipts() {
        proxy.order(Fault.HOLE, Fault.EMPTY_LOGS);
        Reader reader = reader(SETTINGS);

        reader.catchUp(real);

        assertThat(reader.logs()).isEqualTo(reader.truth(real));
        assertThat(proxy.messages()).anyMatch(message -> message.contains("eth_getTransactionReceipt"));
    }

    @Test
    void aBloomThatOthersFilledIsExplainedByReceipts() {
        Reader reader = reader(SETTINGS);

        reader.poll();

        assertThat(reader.logs()).isEqualTo(reader.truth(real));
        assertThat(proxy.messages()).anyMatch(message -> message.contains("eth_getTransactionReceipt"));
    }

    @Test
    void receiptsOfHalfABlockExplainNothing() {
        proxy.order(Fault.NULL_RECEIPT, Fault.NULL_RECEIPT, Fault.NULL_RECEIPT);

        assertThatThrownBy(() -> reader(SETTINGS).follower().poll())
                .isInstanceOf(Unsettled.class)
                .hasMessageContaining("does not have all of block");
    }

    @Test
    void whereHeadsAreNotReadAnEmptyAnswerIsAskedAgain() {
        emitter.mine(40);
        FollowSettings recent = SETTINGS.withHeads(Heads.RECENT).withMemory(8);
        proxy.order(Fault.EMPTY_LOGS);
        Reader reader = reader(recent);

        reader.catchUp(real);

        assertThat(reader.logs()).isNotEmpty().isEqualTo(reader.truth(real));
        assertThat(proxy.happened()).containsKey(Fault.EMPTY_LOGS);
    }

    @Test
    void refusalsThatStayAreToldInTheNodesWords() {
        proxy.order(Fault.ERROR, Fault.ERROR, Fault.ERROR);

        assertThatThrownBy(() -> reader(SETTINGS).follower().poll())
                .isInstanceOf(NodeError.class)
                .hasMessageContaining("internal error");
    }

    @Test
    void aNodeThatIsBehindIsWaitedFor() {
        Reader reader = reader(SETTINGS);
        reader.catchUp(real);
        Checkpoint before = reader.follower().checkpoint();
        proxy.order(Fault.OLD_HEAD);
        assertThat(reader.follower().poll()).isEqualTo(new Update.Events(List.of(), before));
        proxy.order(Fault.NULL_BLOCK);
        assertThat(reader.follower().poll()).isEqualTo(new Update.Events(List.of(), before));
    }

    @Test
    void nearTheHeadAStepIsTwoMessages() {
        Reader reader = reader(SETTINGS);
        reader.catchUp(real);
        proxy.messages();
        emitter.emit(2);

        reader.follower().poll();

        assertThat(proxy.messages()).hasSize(2);
    }

    private Reader reader(FollowSettings settings) {
        return new Reader(proxy.node(), settings, start);
    }
}
