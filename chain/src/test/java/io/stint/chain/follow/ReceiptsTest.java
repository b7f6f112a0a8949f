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
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A node that refuses logs: receipts tell the same. */
class ReceiptsTest {
    private static final FollowSettings SETTINGS = FollowSettings.of(ChainProfiles.LOCAL)
            .withHeads(Heads.RECENT)
            .withMemory(10)
            .withReceipts();

    private LocalChain chain;
    private Node real;
    private Emitter emitter;
    private long start;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        chain = TestChain.start();
        real = chain.node();
        emitter = new Emitter(real);
        start = real.blockNumber() + 1;
        for (int logs = 1; logs <= 4; logs++) {
            emitter.emit(logs);
            emitter.mine(30);
        }
        emitter.tell(Lookalike.topics(Emitter.COUNTED));
        emitter.emit(2);
        proxy = new FaultyProxy(chain.endpoint(), 7);
        proxy.without("eth_getLogs");
    }

    @AfterEach
    void stop() {
        proxy.close();
        chain.close();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void receiptsTellWhatLogsWould(boolean wholeBlocks, boolean blooms) {
        if (!wholeBlocks) {
            proxy.without("eth_getBlockReceipts");
        }
        if (!blooms) {
            proxy.change("eth_getBlockByNumber", ReceiptsTest::withoutBloom);
        }
        Reader reader = new Reader(proxy.node(), SETTINGS, start);

        reader.catchUp(real);
        assertThat(reader.logs()).hasSize(12).isEqualTo(reader.truth(real));
        assertThat(reader.follower().refused())
                .hasValueSatisfying(why -> assertThat(why).contains("no such method"));
        emitter.reorganise(3, 2, 1);
        reader.catchUp(real);
        emitter.emit(5);
        reader.restart();
        reader.catchUp(real);

        assertThat(reader.logs()).isEqualTo(reader.truth(real));
        assertThat(reader.rollbacks()).hasSize(1);
        assertThat(proxy.messages().stream().anyMatch(message -> message.contains("eth_getTransactionReceipt")))
                .isEqualTo(!wholeBlocks);
    }

    @Test
    void aLimitThatNoRangeKeepsIsARefusalToo() {
        proxy.change("eth_getLogs", logs -> logs);
        Fault[] limits = new Fault[60];
        Arrays.fill(limits, Fault.LIMIT);
        proxy.order(limits);
        Reader reader = new Reader(proxy.node(), SETTINGS, start);

        while (reader.follower().refused().isEmpty()) {
            reader.poll();
        }
        proxy.heal();
        reader.catchUp(real);

        assertThat(reader.logs()).isEqualTo(reader.truth(real));
    }

    @Test
    void receiptsOfHalfABlockAreNotBelieved() {
        proxy.change("eth_getBlockReceipts", receipts -> ((ArrayNode) receipts).removeAll());
        unsettled("is not all");
    }

    @Test
    void norThoseOfAnotherBlock() {
        proxy.change("eth_getBlockReceipts", receipts -> {
            receipts.forEach(one -> ((ObjectNode) one).put("blockHash", "0x" + "11".repeat(32)));
            return receipts;
        });
        unsettled("another block");
    }

    @Test
    void norABlockThatIsGone() {
        proxy.change("eth_getBlockReceipts", _ -> NullNode.getInstance());
        unsettled("does not have all of block");
    }

    private void unsettled(String why) {
        assertThatThrownBy(() ->
                        new Reader(proxy.node(), SETTINGS, start).follower().poll())
                .isInstanceOf(Unsettled.class)
                .hasMessageContaining(why);
    }

    @Test
    void withoutReceiptsEitherItIsSaid() {
        proxy.without("eth_getBlockReceipts", "eth_getTransactionReceipt");

        assertThatThrownBy(() ->
                        new Reader(proxy.node(), SETTINGS, start).follower().poll())
                .isInstanceOf(NodeError.class)
                .hasMessageContaining("eth_getTransactionReceipt");
    }

    @Test
    void whoDidNotAllowItIsToldOfTheRefusal() {
        assertThatThrownBy(() -> new Reader(proxy.node(), FollowSettings.of(ChainProfiles.LOCAL), start)
                        .follower()
                        .poll())
                .isInstanceOf(NodeError.class)
                .hasMessageContaining("eth_getLogs");
    }

    private static JsonNode withoutBloom(JsonNode block) {
        return block.isNull() ? block : ((ObjectNode) block).without("logsBloom");
    }
}
