package io.stint.hub.layer;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.rpc.EmptyAnswer;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.rpc.Together;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes that the operator named, before the hub works with them. */
public final class Nodes {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private Nodes() {}

    /**
     * Where there are several, one may stand in another's place. A node that is away is asked again when it is needed.
     *
     * @throws io.stint.chain.profile.WrongChain when one that answers is on another chain than was said
     * @throws io.stint.chain.escrow.NotDeployed when there is no contract
     * @throws BadInput when the contract is of another version
     */
    public static void require(List<Deployment> named) {
        if (named.size() > 1) {
            List<Future<Boolean>> asked = named.stream()
                    .map(one -> Together.begin(() -> require(one)))
                    .toList();
            asked.forEach(Together::await);
        }
    }

    /** What it says of itself: a contract that checks signatures of another version would refuse all that is signed here. */
    private static void requireVersion(Deployment one) {
        // It answered what the code is, so that an error is the contract's.
        Optional<Hash32> said;
        try {
            said = Optional.of(new EscrowReader(one.node(), one.escrow()).domainSeparator());
        } catch (Reverted | EmptyAnswer | NodeError _) {
            said = Optional.empty();
        }
        if (said.filter(one.domain().separator()::equals).isEmpty()) {
            throw new BadInput("the contract " + one.escrow() + " on "
                    + one.chain().name() + " is no escrow of version " + one.version());
        }
    }

    private static boolean require(Deployment one) {
        try {
            EscrowDeployment.requireCode(one.chain(), one.node(), one.escrow());
            requireVersion(one);
            return true;
        } catch (NodeUnreachable | NodeError e) {
            LOG.warn(
                    "the node of {} does not say on which chain it is: {}",
                    one.chain().name(),
                    e.getMessage());
            return false;
        }
    }
}
