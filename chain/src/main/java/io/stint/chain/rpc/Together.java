package io.stint.chain.rpc;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Asks a node several things at the same time. */
public final class Together {
    /** Few enough for a public node. */
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Begins to do something on another thread. */
    public static <T> Future<T> begin(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Thread.ofVirtual().start(task);
        return task;
    }

    /**
     * Waits for what was begun, and throws what it threw.
     *
     * @throws NodeUnreachable when this thread is interrupted meanwhile; it stays marked so
     */
    public static <T> T await(Future<T> begun) {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            begun.cancel(true);
            throw new NodeUnreachable("interrupted while waiting for the node", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** @return the answers in the order of the questions */
    static <T> List<T> all(List<Callable<T>> questions) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<T>> begun = questions.stream()
                .map(question -> begin(() -> {
                    places.acquire();
                    try {
                        return question.call();
                    } finally {
                        places.release();
                    }
                }))
                .toList();
        try {
            return begun.stream().map(Together::await).toList();
        } finally {
            begun.forEach(task -> task.cancel(true));
        }
    }
}
