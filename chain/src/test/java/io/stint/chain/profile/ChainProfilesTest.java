package io.stint.chain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainProfilesTest {
    private static LocalChain chain;

    @BeforeAll
    static void start() {
        LocalChainSettings usual = TestChain.settings();
        chain = LocalChain.start(
                new LocalChainSettings(usual.anvil(), usual.port(), usual.state(), 4242, usual.blockTime()));
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @Test
    void chainsAreFoundByNameAndId() {
        assertThat(ChainProfiles.byName("rootstock").chainId()).isEqualTo(30);
        assertThat(ChainProfiles.byId(31)).contains(ChainProfiles.ROOTSTOCK_TESTNET);
        assertThat(ChainProfiles.all()).extracting(ChainProfile::chainId).containsExactly(30L, 31L, 33L, 31337L);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> ChainProfiles.byName("rotstock"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("rotstock")
                .hasMessageContaining("rootstock-testnet");
        assertThatThrownBy(() -> ChainProfiles.byName("31337"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("any other chain is used by --rpc alone, without --chain");
    }

    @Test
    void rootstockHasItsLimits() {
        ChainProfile rootstock = ChainProfiles.ROOTSTOCK;
        assertThat(rootstock.txStyle()).isEqualTo(TxStyle.LEGACY);
        assertThat(rootstock.maxGas()).isEqualTo(6_800_000);
        assertThat(rootstock.limits()).isEqualTo(new NodeLimits(5_000, 20_000, 50));
        assertThat(rootstock.replacementBump()).isEqualTo(40);
        assertThat(rootstock.money()).extracting(token -> token.symbol()).contains("rBTC", "RIF", "USDRIF", "DOC");
    }

    @Test
    void anotherChainsStyleFollowsFromItsBlocks() throws IOException {
        assertThat(ChainProfiles.any(4242, chain.endpoint()).txStyle()).isEqualTo(TxStyle.DYNAMIC_FEE);
        try (FaultyNode rootstock = new FaultyNode(chain.endpoint()).likeRootstock()) {
            assertThat(ChainProfiles.any(4242, rootstock.endpoint()).txStyle()).isEqualTo(TxStyle.LEGACY);
        }
    }

    @Test
    void aNodeOnAnotherChainIsRefused() {
        assertThatThrownBy(() -> ChainProfiles.any(30, chain.endpoint()))
                .isInstanceOf(WrongChain.class)
                .hasMessageContaining("is on chain 4242, not on rootstock (chain 30)");
        assertThatThrownBy(() -> ChainProfiles.LOCAL.require(chain.node())).isInstanceOf(WrongChain.class);
    }

    @Test
    void aKnownChainKeepsItsLimitsOnAnotherNode() {
        URI own = URI.create("http://127.0.0.1:9");
        ChainProfile profile = ChainProfiles.ROOTSTOCK.withRpc(own);
        assertThat(profile.rpc()).contains(own);
        assertThat(profile.maxGas()).isEqualTo(ChainProfiles.ROOTSTOCK.maxGas());
    }
}
