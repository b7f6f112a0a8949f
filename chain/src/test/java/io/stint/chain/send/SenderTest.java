package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stint.chain.AgreementOnTestChain;
import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.profile.WrongChain;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
    private static final PrivateKey KEY = AgreementOnTestChain.CLIENT;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static LocalChain chain;
    private static Node node;

    @TempDir
    Path folder;

    private FaultyNode faulty;
    private Outbox outbox;
    private Address somebody;

    @BeforeAll
    static void start(@TempDir Path once) {
        chain = TestChain.start();
        node = chain.node();
        try (Outbox outbox = Outbox.open(once, 31337)) {
            EscrowDeployment.deploy(new Sender(chain.profile(), node, KEY, outbox, Progress.SILENT));
        }
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @BeforeEach
    void open() throws IOException {
        faulty = new FaultyNode(chain.endpoint());
        outbox = Outbox.open(folder, 31337);
        somebody = PrivateKey.generate(new SecureRandom()).address();
    }

    @AfterEach
    void close() {
        faulty.close();
        outbox.close();
    }

    @Test
    void aPaymentArrivesThroughARootstockLikeNode() {
        faulty.likeRootstock();

        Receipt receipt = sender(faulty.node(), chain.profile()).send(pay(7));

        assertThat(receipt.succeeded()).isTrue();
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void aDynamicFeePaymentArrives() {
        ChainProfile dynamic = ChainProfilesForTest.dynamicFee(chain.profile());

        Receipt receipt = sender(node, dynamic).send(pay(7));

        assertThat(receipt.succeeded()).isTrue();
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
    }

    @Test
    void aDynamicFeeProfileOnANodeWithoutBaseFeeSendsLegacy() {
        faulty.likeRootstock();

        sender(faulty.node(), ChainProfilesForTest.dynamicFee(chain.profile())).send(pay(7));

        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
    }

    @Test
    void aLostAnswerDoesNotPayTwice() {
        faulty.loseAnswers("eth_sendRawTransaction", 2);
        long nonce = node.nonce(KEY.address());

        sender(faulty.node(), chain.profile()).send(pay(7));

        assertThat(faulty.count("eth_sendRawTransaction")).isEqualTo(3);
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
        assertThat(node.nonce(KEY.address())).isEqualTo(nonce + 1);
    }

    @Test
    void aPaymentWhoseAnswersAreAllLostIsFoundAgainAfterARestart() {
        faulty.loseAnswers("eth_sendRawTransaction", Integer.MAX_VALUE);
        Sender before = sender(faulty.node(), chain.profile());
        StillWaiting waiting = catchThrowableOfType(StillWaiting.class, () -> before.send(pay(7)));
        assertThat(waiting).hasMessageContaining("do not pay a second time");
        outbox.close();

        outbox = Outbox.open(folder, 31337);
        List<Outcome> outcomes = sender(node, chain.profile()).resume();

        assertThat(outcomes).extracting(Outcome::transaction).containsExactly(waiting.transaction());
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Mined.class);
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void whatNeverReachedTheNodeIsSentAfterARestartBeforeAnythingElse() {
        faulty.answer("eth_sendRawTransaction", 502, "bad gateway");
        Sender before = sender(faulty.node(), chain.profile());
        assertThatThrownBy(() -> before.send(pay(7))).isInstanceOf(StillWaiting.class);
        assertThat(node.balance(somebody)).isEqualTo(Amount.ZERO);
        outbox.close();

        outbox = Outbox.open(folder, 31337);
        sender(node, chain.profile()).send(pay(11));

        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(18));
    }

    @Test
    void anErrorAlthoughTheTransactionIsMinedIsNoError() {
        faulty.loseAnswers("eth_sendRawTransaction", 1).likeRootstock();
        Sender sender = sender(faulty.node(), chain.profile());
        // The second try is refused as Rootstock does, when the first one has long been mined.
        SignedTransaction sent = sender.submit(pay(7));
        faulty.refuse("eth_sendRawTransaction", 200, -32015, "transaction reverted");

        assertThat(sender.await(sent).succeeded()).isTrue();
        new Delivery(faulty.node()).deliver(sent);
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(7));
    }

    @Test
    void aTransactionThatTheNodeRefusesIsGivenUpAndItsNonceUsedAgain() {
        faulty.refuse("eth_sendRawTransaction", 200, -32010, "gas price lower than minimum");
        Sender sender = sender(faulty.node(), chain.profile());

        assertThatThrownBy(() -> sender.send(pay(7)))
                .isInstanceOf(TransactionRefused.class)
                .hasMessageContaining("gas price lower than minimum");
        assertThat(outbox.open()).isEmpty();

        faulty.heal("eth_sendRawTransaction");
        sender.send(pay(11));
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(11));
    }

    @Test
    void aRefusalIsSaidInPlainWordsAndNothingIsSent() {
        AgreementOnTestChain agreement = AgreementOnTestChain.of(1);
        long nonce = node.nonce(KEY.address());
        Action action = Action.call(EscrowDeployment.address(), agreement.topUp(5));

        for (Node each : List.of(node, faulty.likeRootstock().node())) {
            Reverted refusal = catchThrowableOfType(
                    Reverted.class, () -> sender(each, chain.profile()).send(action));
            assertThat(refusal).hasMessageContaining("this agreement is not open");
            assertThat(refusal.escrowError()).map(EscrowError::name).contains("Escrow_NotOpen");
        }
        assertThat(node.nonce(KEY.address())).isEqualTo(nonce);
        assertThat(outbox.open()).isEmpty();
        assertThat(faulty.count("eth_sendRawTransaction")).isZero();
    }

    @Test
    void aFailureInTheBlockIsAnErrorWithItsReason() {
        AgreementOnTestChain agreement = AgreementOnTestChain.of(2);
        // The trial is told that all is well, as if the chain changed after it.
        faulty.answer("eth_call", 200, "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x\"}")
                .answer("eth_estimateGas", 200, "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x30000\"}");
        Sender sender = sender(faulty.node(), chain.profile());
        SignedTransaction sent = sender.submit(Action.call(EscrowDeployment.address(), agreement.topUp(5)));
        faulty.heal("eth_call");

        TransactionFailed failure = catchThrowableOfType(TransactionFailed.class, () -> sender.await(sent));

        assertThat(failure).hasMessageContaining("this agreement is not open");
        assertThat(failure.receipt().succeeded()).isFalse();
    }

    @Test
    void anAccountWithoutMoneyIsToldHowMuchAndWhereto() {
        PrivateKey poor = PrivateKey.generate(new SecureRandom());
        Sender sender = new Sender(chain.profile(), node, poor, outbox, Progress.SILENT, PATIENCE);

        assertThatThrownBy(() -> sender.send(pay(1_000_000_000_000_000_000L)))
                .isInstanceOf(InsufficientFunds.class)
                .hasMessageMatching(
                        "insufficient funds: has 0 rBTC, needs 1\\.0\\d+ rBTC .*: send rBTC to " + poor.address());
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void aTransactionThatIsTooLargeForTheChainIsRefusedWithAdvice() {
        faulty.answer("eth_estimateGas", 200, "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x7a1200\"}");

        assertThatThrownBy(() -> sender(faulty.node(), chain.profile()).send(pay(1)))
                .isInstanceOf(TooMuchGas.class)
                .hasMessageContaining("8000000")
                .hasMessageContaining("6800000")
                .hasMessageContaining("smaller parts");
    }

    @Test
    void aNodeOnAnotherChainIsRefusedBeforeAnythingIsSigned() {
        try (Outbox rootstock = Outbox.open(folder, 30)) {
            Sender sender = new Sender(ChainProfiles.ROOTSTOCK, node, KEY, rootstock, Progress.SILENT, PATIENCE);
            assertThatThrownBy(() -> sender.send(pay(1))).isInstanceOf(WrongChain.class);
            assertThat(rootstock.open()).isEmpty();
        }
    }

    @Test
    void aNodeThatIsDownIsSaid() {
        faulty.close();
        assertThatThrownBy(() -> sender(faulty.node(), chain.profile()).send(pay(1)))
                .isInstanceOf(NodeUnreachable.class);
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void manyThreadsNeverShareANonce() throws Exception {
        Sender sender = sender(node, chain.profile());
        List<Future<Hash32>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                sent.add(threads.submit(() -> sender.send(pay(1)).transaction()));
            }
        }
        List<Hash32> hashes = new ArrayList<>();
        for (Future<Hash32> each : sent) {
            hashes.add(each.get());
        }
        assertThat(hashes).doesNotHaveDuplicates();
        assertThat(node.balance(somebody)).isEqualTo(Amount.ofWei(20));
    }

    @Test
    void whoeverWaitsIsToldHowLong() {
        faulty.answer("eth_getTransactionReceipt", 200, "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":null}");
        List<Duration> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void waiting(Hash32 transaction, Duration waited, Duration blockTime) {
                told.add(waited);
            }
        };
        Sender sender = new Sender(chain.profile(), faulty.node(), KEY, outbox, progress, Duration.ofSeconds(2));

        assertThatThrownBy(() -> sender.send(pay(1)))
                .isInstanceOf(StillWaiting.class)
                .hasMessageContaining("is in no block");
        assertThat(told).isNotEmpty().isSorted();
        assertThat(outbox.open()).hasSize(1);
    }

    @Test
    void aTransactionStaysOpenUntilItIsDeep() {
        ChainProfile deep = ChainProfilesForTest.confirmations(chain.profile(), 3);
        sender(node, deep).send(pay(1));
        assertThat(outbox.open()).hasSize(1);

        node.rpc().once("anvil_mine", "0x3");

        assertThat(sender(node, deep).resume()).hasSize(1);
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void aContractCanBeDeployed() {
        Action deployment = new Action(
                Optional.empty(), Amount.ZERO, Bytes.parse("0x600a600c600039600a6000f3601260005260206000f3"));

        Receipt receipt = sender(node, chain.profile()).send(deployment);

        assertThat(node.view(receipt.created().orElseThrow(), Bytes.EMPTY).size())
                .isEqualTo(32);
    }

    private Sender sender(Node through, ChainProfile profile) {
        return new Sender(profile, through, KEY, outbox, Progress.SILENT, PATIENCE);
    }

    private Action pay(long wei) {
        return Action.transfer(somebody, Amount.ofWei(wei));
    }
}
