package io.stint.hub.account;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes sessions and nonces whose time is over, now and then. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Nonces nonces;
    private final Clock clock;
    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> sweeping;

    Sweeper(Sessions sessions, Nonces nonces, Clock clock) {
        this.sessions = sessions;
        this.nonces = nonces;
        this.clock = clock;
        this.executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sweeper").factory());
        this.sweeping =
                executor.scheduleWithFixedDelay(this::sweep, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            sessions.sweep();
            nonces.sweep(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("old sessions and nonces are not removed", e);
        }
    }

    /** Waits for a sweep that runs. */
    @Override
    public void close() {
        sweeping.cancel(false);
        executor.close();
    }
}
