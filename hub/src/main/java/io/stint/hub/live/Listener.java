package io.stint.hub.live;

import io.stint.hub.agreement.Changes;
import io.stint.hub.store.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that waits for the database's notifications; a broken one is replaced, and what was missed is told. */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int LONGEST_MILLIS = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Crier crier;
    private final Thread thread;
    private volatile boolean stopped;

    Listener(Database database, Crier crier) {
        this.database = database;
        this.crier = crier;
        this.thread = Thread.ofVirtual().name("live listener").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try (Handle handle = database.open()) {
                listen(handle);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warn("open pages hear nothing for a moment: {}", e.getMessage());
                }
            }
            pause();
        }
    }

    private void listen(Handle handle) throws SQLException {
        handle.execute("listen " + Changes.CHANNEL);
        // Of what came between two connections nobody heard.
        crier.missed();
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        while (!stopped) {
            PGNotification[] all = connection.getNotifications(LONGEST_MILLIS);
            if (all == null) {
                // Nothing is heard either from a server that is gone without a word.
                handle.execute("select 1");
            } else {
                cry(Arrays.stream(all)
                        .map(PGNotification::getParameter)
                        .filter(payload -> !payload.isEmpty())
                        .toList());
            }
        }
    }

    /** All that came together is told together. What cannot be told now must not keep the next from being told. */
    private void cry(List<String> payloads) {
        try {
            crier.happened(payloads.stream()
                    .flatMap(payload -> Happening.read(payload).stream())
                    .toList());
        } catch (RuntimeException e) {
            LOG.warn("open pages were not told of {}", payloads, e);
            crier.missed();
        }
    }

    private void pause() {
        try {
            if (!stopped) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            stopped = true;
        }
    }

    /** An empty notification says nothing. Without the database the thread waits elsewhere. */
    private void wake() {
        try {
            database.with(handle -> handle.execute("notify " + Changes.CHANNEL));
        } catch (RuntimeException e) {
            LOG.debug("the listener is stopped without the database", e);
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
