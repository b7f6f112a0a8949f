package io.stint.hub.store;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Platform threads on which virtual ones let their statements run. Each answer that a virtual thread waits for is two
 * changes of threads; here that is so once for all statements of a piece of work.
 */
final class DatabaseThreads implements AutoCloseable {
    private final ExecutorService threads;

    DatabaseThreads(int most) {
        this.threads = Executors.newFixedThreadPool(
                most, Thread.ofPlatform().daemon().name("database ", 0).factory());
    }

    /** Waits for the work whatever happens: a statement that is under way is not left behind. */
    <T> T run(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        Map<String, String> logged = MDC.getCopyOfContextMap();
        Future<T> future = threads.submit(() -> logging(logged, work));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
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
