package io.stint.chain.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.profile.WrongChain;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscrowDeploymentTest {
    private static final PrivateKey KEY = DevAccounts.KEYS.getFirst();

    @TempDir
    Path folder;

    private LocalChain chain;
    private Outbox outbox;

    @BeforeEach
    void start() {
        chain = TestChain.start();
        outbox = Outbox.open(folder, 31337);
    }

    @AfterEach
    void stop() {
        outbox.close();
        chain.close();
    }

    /** EIP-1014 names no vector with this deployer; this one is viem's {@code getContractAddress}. */
    @Test
    void theAddressFollowsFromTheCode() {
        assertThat(DeterministicDeployer.addressOf(Hash32.ZERO, Bytes.parse("0x6000")))
                .isEqualTo(Address.parse("0x315B4575F5037bA6fd2952e7896C359732BC6135"));
    }

    @Test
    void deployingTwiceDoesNothingTheSecondTime() {
        Node node = chain.node();
        assertThat(EscrowDeployment.isDeployed(node)).isFalse();

        assertThat(EscrowDeployment.deploy(sender(node))).isEqualTo(EscrowDeployment.address());
        assertThat(EscrowDeployment.isDeployed(node)).isTrue();
        long nonce = node.nonce(KEY.address());

        EscrowDeployment.deploy(sender(node));
        assertThat(node.nonce(KEY.address())).isEqualTo(nonce);
    }

    @Test
    void itDeploysThroughARootstockLikeNode() throws IOException {
        try (FaultyNode rootstock = new FaultyNode(chain.endpoint()).likeRootstock()) {
            EscrowDeployment.deploy(sender(rootstock.node()));
        }
        assertThat(EscrowDeployment.isDeployed(chain.node())).isTrue();
    }

    @Test
    void theDeployerIsBroughtWhereItIsMissing() {
        Node node = chain.node();
        removeDeployer();

        EscrowDeployment.deploy(sender(node));

        assertThat(EscrowDeployment.isDeployed(node)).isTrue();
        assertThat(node.code(DeterministicDeployer.ADDRESS).size()).isEqualTo(69);
    }

    @Test
    void aChainThatRefusesTheDeployerCostsNothing() throws IOException {
        removeDeployer();
        Amount before = chain.node().balance(KEY.address());
        try (FaultyNode refusing = new FaultyNode(chain.endpoint())
                .refuse("eth_sendRawTransaction", 200, -32010, "gas price exceeds the cap")) {
            assertThatThrownBy(() -> EscrowDeployment.deploy(sender(refusing.node())))
                    .isInstanceOf(DeployerRefused.class)
                    .hasMessageContaining("gas price exceeds the cap")
                    .hasMessageContaining("100 gwei");
        }
        assertThat(chain.node().balance(KEY.address())).isEqualTo(before);
    }

    @Test
    void aMissingEscrowIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> EscrowDeployment.require(chain.profile(), chain.node(), EscrowDeployment.address()))
                .isInstanceOf(NotDeployed.class)
                .hasMessageContaining("stint deploy --chain local");
    }

    @Test
    void aStrangersContractIsNotTaken() {
        assertThatThrownBy(() -> EscrowDeployment.require(chain.profile(), chain.node(), KEY.address()))
                .isInstanceOf(NotDeployed.class)
                .hasMessageContaining("Do not send money to it");
    }

    @Test
    void theWrongChainIsSaid() {
        assertThatThrownBy(() ->
                        EscrowDeployment.require(ChainProfiles.ROOTSTOCK, chain.node(), EscrowDeployment.address()))
                .isInstanceOf(WrongChain.class);
    }

    private void removeDeployer() {
        chain.node().rpc().once("anvil_setCode", DeterministicDeployer.ADDRESS.hex(), "0x");
        chain.node().rpc().once("anvil_setNonce", DeterministicDeployer.ADDRESS.hex(), "0x0");
    }

    private Sender sender(Node node) {
        return new Sender(chain.profile(), node, KEY, outbox, Progress.SILENT);
    }
}
