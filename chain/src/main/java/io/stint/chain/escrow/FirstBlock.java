package io.stint.chain.escrow;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.protocol.value.Address;

/** The block from which on an escrow is there: nothing about agreements lies before it. */
public final class FirstBlock {
    private FirstBlock() {}

    /** @return 0 when the node keeps no old states, or the escrow is not there yet */
    public static long of(Node node, Address escrow) {
        long low = 0;
        long high = node.blockNumber();
        try {
            while (low < high) {
                long middle = low + (high - low) / 2;
                if (node.codeAt(escrow, middle).isEmpty()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return node.codeAt(escrow, low).isEmpty() ? 0 : low;
        } catch (NodeError _) {
            return 0;
        }
    }
}
