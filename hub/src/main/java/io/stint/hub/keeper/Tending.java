package io.stint.hub.keeper;

import io.stint.hub.store.Stopping;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what the keeper sent looked after once in a block's time, on a thread of its own: the keeper's must not wait for a
 * node, since it shows the database that the hub lives.
 */
final class Tending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tending.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Runnable tend;
    private final Duration pace;
    private final String chain;
    private final CountDownLatch stopped;
    private final Thread thread;
    private volatile boolean working;
    private boolean failing;

    /** @param stopped when it is to end; it begins paused */
    Tending(Runnable tend, Duration blockTime, String chain, CountDownLatch stopped) {
        this.tend = tend;
        this.pace = blockTime.compareTo(SHORTEST) > 0 ? blockTime : SHORTEST;
        this.chain = chain;
        this.stopped = stopped;
        this.thread = Thread.ofVirtual().name("tending of " + chain).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** While this hub's keeper is the one that works. */
    void goOn() {
        working = true;
    }

    /** Another hub's keeper may send what this one's did not bring out. */
    void pause() {
        working = false;
    }

    private void run() {
        while (!Stopping.rest(stopped, pace)) {
            if (working) {
                look();
            }
        }
    }

    /** A node that is away is told of once, until it is back. */
    private void look() {
        try {
            tend.run();
            failing = false;
        } catch (StintException e) {
            if (isNew()) {
                LOG.warn("what was sent on {} cannot be looked after now: {}", chain, e.getMessage());
            }
        } catch (RuntimeException e) {
            if (isNew()) {
                LOG.warn("what was sent on {} cannot be looked after now", chain, e);
            }
        }
    }

    private boolean isNew() {
        boolean before = failing;
        failing = true;
        return !before && stopped.getCount() > 0;
    }

    @Override
    public void close() {
        Stopping.stop(stopped, thread);
    }
}
