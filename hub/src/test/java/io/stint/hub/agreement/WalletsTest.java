package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.profile.ChainProfiles;
import io.stint.hub.layer.Deployment;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What wallets are asked to sign, on a real node. */
class WalletsTest {
    private static final Address SOMEBODY = DevAccounts.KEYS.get(1).address();
    private static final Address NO_CONTRACT = DevAccounts.KEYS.get(2).address();

    private static LocalChain chain;

    @BeforeAll
    static void start() {
        chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    private static Wallets.Prepared prepared(BigInteger ceiling) {
        Deployment deployment = Deployment.usual(ChainProfiles.LOCAL.withMaxGasPrice(ceiling), chain.node());
        return new Wallets(new Layer(0, "local", deployment)).prepareForToken(SOMEBODY, NO_CONTRACT, Bytes.EMPTY);
    }

    @Test
    void aboveTheCeilingNothingIsPreparedWhateverTheNodeSays() {
        BigInteger price = prepared(ChainProfiles.LOCAL.maxGasPrice()).gasPrice();
        assertThat(prepared(price).gasPrice()).isEqualTo(price);

        assertThatThrownBy(() -> prepared(price.subtract(BigInteger.ONE)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gwei are paid")
                .hasMessageContaining("Nothing was signed");
    }
}
