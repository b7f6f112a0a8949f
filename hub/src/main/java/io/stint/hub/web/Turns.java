package io.stint.hub.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so much long work be done at once and the rest wait in its order, before it takes a thread or a connection of the
 * database: what pages ask meanwhile finds both.
 */
public final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore free;

    /** @param atOnce how much may be under way */
    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Does the work when its turn comes.
     *
     * @throws Problem 503 when it does not come for long; nothing was done then
     */
    public void inTurn(Runnable work) {
        take();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.unavailable(
                        "The hub has more to do than it can. Nothing was done; try again in a moment.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The hub is about to stop.");
        }
    }
}
