package io.stint.hub.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a thread that works with the database rests and ends. It is not interrupted while it can end by itself: an
 * interrupt closes the connection that it uses.
 */
public final class Stopping {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Stopping() {}

    /** Returns early, and true, when it is to stop. */
    public static boolean rest(CountDownLatch stopped, Duration time) {
        try {
            return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            stopped.countDown();
            return true;
        }
    }

    /** Asks the thread to end, and insists when it does not. */
    public static void stop(CountDownLatch stopped, Thread thread) {
        stopped.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
