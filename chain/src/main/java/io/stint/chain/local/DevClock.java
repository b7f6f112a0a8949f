package io.stint.chain.local;

import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.protocol.BadInput;
import java.time.Duration;
import java.time.Instant;

/** The clock of a development chain (anvil, Rootstock's regtest), which can be moved on. */
public final class DevClock {
    private final JsonRpc rpc;
    private final Node node;

    public DevClock(Node node) {
        this.rpc = node.rpc();
        this.node = node;
    }

    /** Whether the node lets its clock be moved. Real chains do not. */
    public boolean canMove() {
        try {
            rpc.once("evm_increaseTime", 0);
            return true;
        } catch (NodeError _) {
            return false;
        }
    }

    /**
     * Moves the clock on and makes a block.
     *
     * @return the new block's time
     * @throws BadInput when it would go back, or the node has no such clock
     */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new BadInput("a chain's clock only goes forward, not by " + by);
        }
        try {
            rpc.once("evm_increaseTime", by.toSeconds());
            rpc.once("evm_mine");
        } catch (NodeError e) {
            throw new BadInput("the chain at " + rpc.place() + " does not let its clock be moved: " + e.reason(), e);
        }
        return node.latestBlock().timestamp();
    }
}
