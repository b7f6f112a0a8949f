package io.stint.chain.profile;

import io.stint.protocol.StintException;

/** A node is on another chain than was meant. */
public final class WrongChain extends StintException {
    WrongChain(ChainProfile expected, long actual, String place) {
        super("the node at " + place + " is on chain " + actual + ", not on " + expected.name() + " (chain "
                + expected.chainId() + "). Name the right node by --rpc, or the right chain by --chain");
    }
}
