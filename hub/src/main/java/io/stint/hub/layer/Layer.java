package io.stint.hub.layer;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;

/**
 * An escrow on a chain that the hub serves.
 *
 * @param number by which the database names it; the same for as long as the database lives
 * @param name for people: the chain's, with what tells it from others where there are several like it
 */
public record Layer(int number, String name, Deployment deployment) {
    public ChainProfile chain() {
        return deployment.chain();
    }

    public Node node() {
        return deployment.node();
    }

    public Address escrow() {
        return deployment.escrow();
    }

    public Domain domain() {
        return deployment.domain();
    }

    public String key() {
        return deployment.key();
    }

    public boolean isLocal() {
        return deployment.isLocal();
    }
}
