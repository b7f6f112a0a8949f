package io.stint.chain;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A question at which a {@link FaultyNode} stops, so that whoever asked can be killed exactly there. */
public final class Freeze {
    private final String method;
    private final int which;
    private final boolean forwarded;
    private final AtomicInteger seen = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);

    /**
     * @param which the first is 1
     * @param forwarded whether the node behind gets the question; its answer is kept back
     */
    Freeze(String method, int which, boolean forwarded) {
        this.method = method;
        this.which = which;
        this.forwarded = forwarded;
    }

    /** Waits until somebody stands at that question. */
    public void awaitReached() throws InterruptedException, TimeoutException {
        if (!reached.await(60, TimeUnit.SECONDS)) {
            throw new TimeoutException(method + " was asked " + seen + " times, not " + which);
        }
    }

    void thaw() {
        thawed.countDown();
    }

    boolean meant(String asked) {
        return asked.equals(method) && seen.incrementAndGet() == which;
    }

    void hold(Runnable forward) {
        if (forwarded) {
            forward.run();
        }
        reached.countDown();
        try {
            thawed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
