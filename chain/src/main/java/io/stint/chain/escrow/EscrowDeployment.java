package io.stint.chain.escrow;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Sender;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;

/**
 * The escrow of this version of Stint on a chain. Its address follows from its code alone, so that it is the same on
 * every chain, and a contract at that address is the genuine one whoever deployed it.
 */
public final class EscrowDeployment {
    private static final Hash32 SALT = Hash32.ZERO;
    private static final Bytes INITCODE = EscrowArtefact.initcode();
    private static final Address ADDRESS = DeterministicDeployer.addressOf(SALT, INITCODE);

    private EscrowDeployment() {}

    /** On every chain. */
    public static Address address() {
        return ADDRESS;
    }

    public static boolean isDeployed(Node node) {
        return !node.code(ADDRESS).isEmpty();
    }

    /**
     * Deploys the escrow, and before it the deterministic deployer where it is missing. Does nothing where the escrow is
     * there. Throws besides these what {@link Sender#send} throws.
     *
     * @return where it is
     * @throws DeployerRefused when the chain does not take the deployer
     */
    public static Address deploy(Sender sender) {
        sender.chain().require(sender.node());
        if (isDeployed(sender.node())) {
            return ADDRESS;
        }
        DeterministicDeployer.ensure(sender);
        sender.send(DeterministicDeployer.deployment(SALT, INITCODE));
        if (!isDeployed(sender.node())) {
            throw new StintException("the deployment was mined, but the node sees no contract at " + ADDRESS
                    + ". Wait for the next block and look again");
        }
        return ADDRESS;
    }

    /**
     * Before money is sent to an escrow: the node is on the right chain, and the escrow there is the genuine one.
     *
     * @param escrow as a document or a setting names it
     * @throws io.stint.chain.profile.WrongChain when the node is on another chain
     * @throws NotDeployed when it is another contract, or not there
     */
    public static void require(ChainProfile chain, Node node, Address escrow) {
        if (!escrow.equals(ADDRESS)) {
            throw new NotDeployed(escrow + " is not the escrow of this version of Stint, which is at " + ADDRESS
                    + " on every chain. Do not send money to it; use the version of Stint that made it");
        }
        requireCode(chain, node, escrow);
    }

    /**
     * The node is on the right chain, and there is a contract at the address; whether it is genuine is not looked at.
     *
     * @throws io.stint.chain.profile.WrongChain when the node is on another chain
     * @throws NotDeployed when nothing is there
     */
    public static void requireCode(ChainProfile chain, Node node, Address escrow) {
        chain.require(node);
        if (node.code(escrow).isEmpty()) {
            throw new NotDeployed(
                    escrow.equals(ADDRESS)
                            ? "the escrow is not on " + chain.name() + " yet. Deploy it with 'stint deploy --chain "
                                    + chain.name() + "': anyone can, once for all"
                            : "there is no contract at " + escrow + " on " + chain.name());
        }
    }
}
