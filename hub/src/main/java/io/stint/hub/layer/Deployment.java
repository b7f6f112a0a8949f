package io.stint.hub.layer;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.value.Address;

/**
 * An escrow on a chain, as the operator names it.
 *
 * @param node of the chain
 * @param version of the escrow: which messages it checks, which calls and events it has
 */
public record Deployment(ChainProfile chain, Node node, Address escrow, int version) {
    /** The only version that there is. */
    public static final int VERSION = 1;

    /** @throws BadInput when the version is one that this program does not know */
    public Deployment {
        if (version != VERSION) {
            throw new BadInput("this version of Stint knows escrows of version " + VERSION + " only, not " + version
                    + ": use the version of Stint that knows it");
        }
        if (escrow.isZero()) {
            throw new BadInput("no escrow is at the address zero");
        }
    }

    /** The escrow of this version of Stint. */
    public static Deployment usual(ChainProfile chain, Node node) {
        return new Deployment(chain, node, EscrowDeployment.address(), VERSION);
    }

    /** Under which the escrow checks signatures, and from which the ids of its agreements follow. */
    public Domain domain() {
        return EscrowDomain.of(chain.chainId(), escrow);
    }

    /** Names it among all there are: {@code 30:0x...}, in small letters. */
    public String key() {
        return chain.chainId() + ":" + escrow.hex();
    }

    /** Whether money there is worth nothing. */
    public boolean isLocal() {
        return chain.name().equals(ChainProfiles.LOCAL.name());
    }

    public boolean isOn(ChainProfile other) {
        return chain.chainId() == other.chainId();
    }
}
