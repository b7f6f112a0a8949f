package io.stint.chain.profile;

import io.stint.protocol.StintException;

/** A node is on another chain than was meant. */
public final class WrongChain extends StintException {
    WrongChain(ChainProfile expected, long actual, String place) {
        super("the node at " + place + " is on chain " + actual + ", not on " + expected.name() + " (chain "
                + expected.chainId() + "). Name the right node (--rpc, or behind the chain in --also), or the right"
                + " chain (--chain)");
    }
}
