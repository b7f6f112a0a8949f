package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.TestChain;
import io.stint.chain.fault.Emitter;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains that change their mind, read without faults. */
class ReorganisationTest {
    private static final FollowSettings AT_ONCE =
            FollowSettings.of(ChainProfiles.LOCAL).withMemory(10);

    private LocalChain chain;
    private Node node;
    private Emitter emitter;

    @BeforeEach
    void start() {
        chain = TestChain.start();
        node = chain.node();
        emitter = new Emitter(node);
        for (int i = 0; i < 12; i++) {
            emitter.emit(1);
        }
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void onlyTheBlocksThatChangedAreRolledBack() {
        Reader reader = caughtUp(AT_ONCE);
        long head = node.blockNumber();

        emitter.reorganise(3, 2, 1);
        reader.catchUp(node);

        assertThat(reader.rollbacks())
                .singleElement()
                .satisfies(back -> assertThat(back.toBlock()).isEqualTo(head - 3));
        assertThat(reader.logs()).hasSize(11).isEqualTo(reader.truth(node));
    }

    @Test
    void aReorganisationAsDeepAsTheMemoryAllowsIsSurvived() {
        Reader reader = caughtUp(AT_ONCE);
        emitter.reorganise(9);
        reader.catchUp(node);
        assertThat(reader.logs()).hasSize(3).isEqualTo(reader.truth(node));
    }

    @Test
    void aDeeperOneStopsTheFollowerAndSaysWhatToDo() {
        Reader reader = caughtUp(AT_ONCE);
        Checkpoint before = reader.follower().checkpoint();

        emitter.reorganise(10);

        assertThatThrownBy(reader.follower()::poll)
                .isInstanceOf(ReorganisedTooDeep.class)
                .hasMessageContaining(
                        "below block " + before.recent().getFirst().number())
                .hasMessageContaining("the 10 remembered")
                .hasMessageContaining("read it again from block 1");
        assertThat(reader.follower().checkpoint()).isEqualTo(before);
    }

    @Test
    void withinTheConfirmationsNothingIsEverRolledBack() {
        Reader reader = caughtUp(AT_ONCE.withConfirmations(5));
        for (int depth = 1; depth <= 5; depth++) {
            emitter.reorganise(depth, 1, 0);
            reader.catchUp(node);
            emitter.takeBack(depth);
            reader.poll();
            emitter.emit(1);
            emitter.mine(depth);
            reader.catchUp(node);
            assertThat(reader.logs()).isEqualTo(reader.truth(node));
        }
        assertThat(reader.rollbacks()).isEmpty();
    }

    @Test
    void aShorterChainThatContradictsNothingIsWaitedFor() {
        Reader reader = caughtUp(AT_ONCE);
        long head = node.blockNumber();
        emitter.takeBack(4);
        reader.poll();
        assertThat(reader.rollbacks()).isEmpty();

        emitter.emit(3);
        reader.poll();

        assertThat(reader.rollbacks())
                .singleElement()
                .satisfies(back -> assertThat(back.toBlock()).isEqualTo(head - 4));
        reader.catchUp(node);
        assertThat(reader.logs()).isEqualTo(reader.truth(node));
    }

    @Test
    void theFirstBlockOfInterestCanChangeToo() {
        long start = node.blockNumber();
        Reader reader = new Reader(node, AT_ONCE, start);
        reader.catchUp(node);
        assertThat(reader.logs()).hasSize(1);

        emitter.reorganise(2, 3, 1);
        reader.catchUp(node);

        assertThat(reader.rollbacks())
                .singleElement()
                .satisfies(back -> assertThat(back.toBlock()).isEqualTo(start - 1));
        assertThat(reader.logs()).hasSize(3).isEqualTo(reader.truth(node));
    }

    private Reader caughtUp(FollowSettings settings) {
        Reader reader = new Reader(node, settings, 1);
        reader.catchUp(node);
        assertThat(reader.logs()).isEqualTo(reader.truth(node));
        return reader;
    }
}
