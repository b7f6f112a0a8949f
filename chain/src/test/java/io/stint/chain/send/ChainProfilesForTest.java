package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.TxStyle;

/** The local chain with other habits. */
final class ChainProfilesForTest {
    private ChainProfilesForTest() {}

    static ChainProfile dynamicFee(ChainProfile chain) {
        return with(chain, TxStyle.DYNAMIC_FEE, chain.confirmations());
    }

    static ChainProfile confirmations(ChainProfile chain, int confirmations) {
        return with(chain, chain.txStyle(), confirmations);
    }

    private static ChainProfile with(ChainProfile chain, TxStyle style, int confirmations) {
        return new ChainProfile(
                chain.name(),
                chain.chainId(),
                chain.coin(),
                chain.rpc(),
                style,
                confirmations,
                chain.blockTime(),
                chain.maxGas(),
                chain.maxLogBlocks(),
                chain.replacementBump(),
                chain.maxGasPrice(),
                chain.tokens(),
                chain.explorer());
    }
}
