package io.stint.hub;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a hub does again and again beside its requests, one after the other. */
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stint-chores").factory());

    /** As {@link #every}, and for the first time at once. */
    void nowAndEvery(Duration pause, String name, Runnable chore) {
        repeat(Duration.ZERO, pause, name, chore);
    }

    /** Does it each time that much time has passed since it was done; a failure is logged, and it is done again. */
    void every(Duration pause, String name, Runnable chore) {
        repeat(pause, pause, name, chore);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void repeat(Duration first, Duration pause, String name, Runnable chore) {
        Runnable safe = () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed and will be tried again", name, e);
            }
        };
        thread.scheduleWithFixedDelay(safe, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
