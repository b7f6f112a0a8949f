package io.stint.hub.store;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Platform threads on which virtual ones let their statements run. Each answer that a virtual thread waits for is two
 * changes of threads; here that is so once for all statements of a piece of work.
 */
final class DatabaseThreads implements AutoCloseable {
    private final Duration patience;
    private final ThreadPoolExecutor threads;

    /** @param patience how long work waits for a thread */
    DatabaseThreads(int most, Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("database ", 0).factory());
    }

    /**
     * Waits for work that has begun whatever happens: a statement that is under way is not left behind.
     *
     * @throws ConnectionException when no thread was free for it: all of them wait for a database that is away
     */
    <T> T run(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        Map<String, String> logged = MDC.getCopyOfContextMap();
        FutureTask<T> task = new FutureTask<>(() -> logging(logged, work));
        threads.execute(task);
        return result(task);
    }

    private <T> T result(FutureTask<T> task) {
        boolean begun = false;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return begun ? task.get() : task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (TimeoutException _) {
                    // What is not in the queue any more has begun.
                    begun = !threads.remove(task);
                    if (!begun) {
                        throw away();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ConnectionException away() {
        return new ConnectionException(new SQLTransientConnectionException(
                "nothing was free for the database within " + patience.toMillis() + " ms"));
    }

    /** What is logged meanwhile names the same request. */
    private static <T> T logging(@Nullable Map<String, String> context, Supplier<T> work) {
        if (context == null) {
            return work.get();
        }
        MDC.setContextMap(context);
        try {
            return work.get();
        } finally {
            MDC.clear();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
