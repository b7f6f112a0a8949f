package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.AgreementOnTestChain;
import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class FollowerTest {
    private static final FollowSettings AT_ONCE = FollowSettings.of(ChainProfiles.LOCAL);

    @TempDir
    Path folder;

    private LocalChain chain;
    private Node node;
    private FaultyNode faulty;
    private Outbox outbox;
    private Sender client;

    @BeforeEach
    void start() throws IOException {
        chain = TestChain.start();
        node = chain.node();
        faulty = new FaultyNode(chain.endpoint());
        outbox = Outbox.open(folder, 31337);
        client = new Sender(chain.profile(), node, AgreementOnTestChain.CLIENT, outbox, Progress.SILENT);
        EscrowDeployment.deploy(client);
    }

    @AfterEach
    void stop() {
        outbox.close();
        faulty.close();
        chain.close();
    }

    @Test
    void eventsComeInOrderAndOnce() {
        Follower follower = follower(node, AT_ONCE);
        open(1);
        open(2);
        mine(3);
        open(3);

        assertThat(opened(readAll(follower))).containsExactly(id(1), id(2), id(3));
        assertThat(readAll(follower)).isEmpty();
        open(4);
        assertThat(opened(readAll(follower))).containsExactly(id(4));
    }

    @Test
    void aFollowerGoesOnFromAStoredCheckpoint() {
        Follower first = follower(node, AT_ONCE);
        open(1);
        readAll(first);
        open(2);

        Follower second = new Follower(node, filter(), AT_ONCE, first.checkpoint());

        assertThat(opened(readAll(second))).containsExactly(id(2));
    }

    @Test
    void topicsNarrowWhatIsRead() {
        open(1);
        open(2);
        LogFilter one = new LogFilter(EscrowDeployment.address(), List.of(List.of(), List.of(id(2))));

        assertThat(opened(readAll(new Follower(node, one, AT_ONCE, Checkpoint.from(0)))))
                .containsExactly(id(2));
    }

    @Test
    void blocksAreReadWhenEnoughOthersStandAbove() {
        Follower follower = follower(node, AT_ONCE.withConfirmations(3));
        open(1);
        mine(2);
        assertThat(readAll(follower)).isEmpty();
        mine(1);
        assertThat(opened(readAll(follower))).containsExactly(id(1));
    }

    @Test
    void aReorganisationIsToldAndWhatIsTrueNowFollows() {
        Follower follower = follower(node, AT_ONCE);
        open(1);
        readAll(follower);
        long common = node.blockNumber();
        open(2);
        readAll(follower);
        open(3);
        readAll(follower);

        node.rpc().once("anvil_reorg", 2, List.of());
        mine(1);

        assertThat(follower.poll())
                .isInstanceOfSatisfying(
                        Update.RolledBack.class,
                        back -> assertThat(back.toBlock()).isEqualTo(common));
        assertThat(opened(readAll(follower))).doesNotContain(id(1));
        assertThat(follower.poll()).isInstanceOf(Update.Events.class);
    }

    @Test
    void ofARangeThatWasReadInOneStepOnlyWhatChangedIsRolledBack() {
        open(1);
        mine(5);
        long head = node.blockNumber();
        Follower follower = follower(node, AT_ONCE);
        readAll(follower);

        node.rpc().once("anvil_reorg", 1, List.of());

        assertThat(follower.poll())
                .isInstanceOfSatisfying(
                        Update.RolledBack.class,
                        back -> assertThat(back.toBlock()).isEqualTo(head - 1));
        assertThat(readAll(follower)).isEmpty();
    }

    @Test
    void aReorganisationDeeperThanTheMemoryStopsTheFollower() {
        Follower follower = follower(node, AT_ONCE.withMemory(2));
        for (int i = 0; i < 5; i++) {
            mine(1);
            readAll(follower);
        }
        Checkpoint before = follower.checkpoint();

        node.rpc().once("anvil_reorg", 4, List.of());

        assertThatThrownBy(follower::poll)
                .isInstanceOf(ReorganisedTooDeep.class)
                .hasMessageContaining(
                        "below block " + before.recent().getFirst().number());
        assertThat(follower.checkpoint()).isEqualTo(before);
    }

    @Test
    void aShorterChainIsAReorganisationOnceItGoesOnDifferently() {
        Follower follower = follower(node, AT_ONCE);
        mine(1);
        readAll(follower);
        JsonNode snapshot = node.rpc().once("evm_snapshot");
        open(1);
        readAll(follower);
        node.rpc().once("evm_revert", snapshot.asString());

        assertThat(follower.poll())
                .isInstanceOfSatisfying(
                        Update.Events.class, e -> assertThat(e.logs()).isEmpty());

        open(2);
        assertThat(follower.poll()).isInstanceOf(Update.RolledBack.class);
        assertThat(opened(readAll(follower))).containsExactly(id(2));
    }

    @Test
    void aNodeThatIsBehindIsNoReorganisation() {
        Follower follower = follower(faulty.node(), AT_ONCE);
        open(1);
        readAll(follower);
        Checkpoint before = follower.checkpoint();
        mine(3);

        faulty.change("eth_blockNumber", head -> StringNode.valueOf("0x1"));
        assertThat(follower.poll()).isEqualTo(new Update.Events(List.of(), before));

        faulty.heal("eth_blockNumber").change("eth_getBlockByNumber", FollowerTest::behind);
        assertThat(follower.poll()).isEqualTo(new Update.Events(List.of(), before));
    }

    @Test
    void aRangeThatTheNodeRefusesIsHalved() {
        faulty.refuseLogRangesOver(7);
        open(1);
        mine(40);
        open(2);
        Follower follower = follower(faulty.node(), AT_ONCE);

        assertThat(opened(readAll(follower))).containsExactly(id(1), id(2));
    }

    @Test
    void aNodeThatRefusesEvenOneBlockIsGivenUp() {
        faulty.refuseLogRangesOver(0);
        assertThatThrownBy(() -> follower(faulty.node(), AT_ONCE).poll())
                .isInstanceOf(BlockRefused.class)
                .hasMessageContaining("block 0 alone")
                .hasMessageContaining("range too large");
    }

    @Test
    void logsThatAreNotOfTheChainAreNotTold() {
        open(1);
        faulty.change("eth_getLogs", logs -> {
            logs.forEach(log ->
                    ((ObjectNode) log).put("blockHash", Hash32.keccak("another").hex()));
            return logs;
        });

        assertThatThrownBy(() -> readAll(follower(faulty.node(), AT_ONCE)))
                .isInstanceOf(Unsettled.class)
                .hasMessageContaining("do not fit together");
    }

    private Follower follower(Node through, FollowSettings settings) {
        return new Follower(through, filter(), settings, Checkpoint.from(0));
    }

    private static LogFilter filter() {
        return LogFilter.of(EscrowDeployment.address());
    }

    /** Everything until there is nothing new. */
    private static List<Log> readAll(Follower follower) {
        List<Log> logs = new ArrayList<>();
        while (true) {
            Checkpoint before = follower.checkpoint();
            if (follower.poll() instanceof Update.Events events) {
                logs.addAll(events.logs());
            }
            if (follower.checkpoint().equals(before)) {
                return logs;
            }
        }
    }

    private static List<Hash32> opened(List<Log> logs) {
        return logs.stream()
                .map(log -> EscrowEvents.read(log.topics(), log.data()).orElseThrow())
                .map(EscrowEvent::agreement)
                .toList();
    }

    private void open(long salt) {
        client.send(Action.call(
                EscrowDeployment.address(), AgreementOnTestChain.of(salt).open(1_000)));
    }

    private static Hash32 id(long salt) {
        return AgreementOnTestChain.of(salt).id();
    }

    private void mine(int blocks) {
        node.rpc().once("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    /** Of a node that has only the first three blocks. */
    private static JsonNode behind(JsonNode block) {
        boolean there = block.isObject() && Long.decode(block.path("number").asString()) <= 2;
        return there ? block : NullNode.getInstance();
    }
}
