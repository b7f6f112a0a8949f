package io.stint.hub.keeper;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.store.Database;
import java.time.Duration;

/** Failures of one agreement's, which must not keep the keeper from all others. */
final class Faults {
    /** When an agreement that failed is looked at again. */
    static final Duration LATER = Duration.ofHours(1);

    private Faults() {}

    /** Throws again what every other agreement would meet too: that the node or the database is away. */
    static void requireOwn(RuntimeException failure) {
        if (failure instanceof NodeUnreachable || failure instanceof NodeError || Database.isAway(failure)) {
            throw failure;
        }
    }
}
