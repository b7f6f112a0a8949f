package io.stint.hub.agreement;

import io.stint.chain.follow.BlockRefused;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.NodeError;
import java.util.Set;

/** Why the chain cannot be read, in words for whoever runs the hub. */
public final class UnreadableChain {
    private static final Set<String> EVENTS = Set.of(LogNode.LOGS, "eth_getBlockReceipts", "eth_getTransactionReceipt");

    /** What to do about a node that refuses events. */
    public static final String CURE =
            "use a node of your own, or a provider or plan that answers eth_getLogs, and name it with --rpc";

    private static final String ADVICE =
            ". The hub reads agreements by eth_getLogs, or by receipts, and cannot do without both: " + CURE;

    private UnreadableChain() {}

    public static String why(RuntimeException failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return refusesEvents(failure) ? said + ADVICE : said;
    }

    private static boolean refusesEvents(RuntimeException failure) {
        return failure instanceof BlockRefused
                || (failure instanceof NodeError error && EVENTS.contains(error.method()));
    }
}
