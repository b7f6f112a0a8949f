package io.stint.hub.agreement;

import io.stint.chain.follow.BlockRefused;
import io.stint.chain.rpc.NodeError;

/** Why the chain cannot be read, in words for whoever runs the hub. */
public final class UnreadableChain {
    private static final String LOGS = "eth_getLogs";

    /** What to do about a node that refuses events. */
    public static final String CURE =
            "use a node of your own, or a provider or plan that answers eth_getLogs, and name it with --rpc";

    private static final String ADVICE = ". The hub reads agreements by eth_getLogs and cannot do without: " + CURE;

    private UnreadableChain() {}

    public static String why(RuntimeException failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return refusesLogs(failure) ? said + ADVICE : said;
    }

    private static boolean refusesLogs(RuntimeException failure) {
        return failure instanceof BlockRefused
                || (failure instanceof NodeError error && error.method().equals(LOGS));
    }
}
