package io.stint.chain.rpc;

import java.time.Duration;

/** Waiting between two tries. */
public final class Pause {
    private Pause() {}

    /** @throws NodeUnreachable when the thread is interrupted meanwhile; it stays marked so */
    public static void of(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeUnreachable("interrupted while waiting for the node", e);
        }
    }
}
