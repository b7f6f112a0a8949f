package io.stint.chain.escrow;

import io.stint.protocol.StintException;

/** The chain does not take the transaction that brings the deterministic deployer. */
public final class DeployerRefused extends StintException {
    DeployerRefused(String chain, String reason, String money, Throwable cause) {
        super(
                "the deterministic deployer " + DeterministicDeployer.ADDRESS + " is not on " + chain
                        + ", and the node refuses the pre-signed transaction that would bring it: " + reason
                        + ". Its gas price is fixed at 100 gwei; a chain that caps the price, or wants the chain's id in every"
                        + " signature, needs the deployer from whoever runs the chain. " + money,
                cause);
    }
}
