package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.TxStyle;
import java.time.Duration;

/** The local chain with other habits. */
final class ChainProfilesForTest {
    private ChainProfilesForTest() {}

    static ChainProfile dynamicFee(ChainProfile chain) {
        return with(chain, TxStyle.DYNAMIC_FEE, chain.confirmations(), chain.blockTime(), chain.replacementBump());
    }

    static ChainProfile confirmations(ChainProfile chain, int confirmations) {
        return with(chain, chain.txStyle(), confirmations, chain.blockTime(), chain.replacementBump());
    }

    /** So impatient that a transaction is stuck after a fifth of a second. */
    static ChainProfile quick(ChainProfile chain) {
        return with(chain, chain.txStyle(), chain.confirmations(), Duration.ofMillis(50), chain.replacementBump());
    }

    static ChainProfile bump(ChainProfile chain, int percent) {
        return with(chain, chain.txStyle(), chain.confirmations(), chain.blockTime(), percent);
    }

    private static ChainProfile with(
            ChainProfile chain, TxStyle style, int confirmations, Duration blockTime, int replacementBump) {
        return new ChainProfile(
                chain.name(),
                chain.chainId(),
                chain.coin(),
                chain.rpc(),
                style,
                confirmations,
                blockTime,
                chain.maxGas(),
                chain.limits(),
                replacementBump,
                chain.maxGasPrice(),
                chain.tokens(),
                chain.explorer());
    }
}
