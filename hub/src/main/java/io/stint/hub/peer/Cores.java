package io.stint.hub.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * All cores, for what takes a processor's time. On threads of the system, which shares the cores between these and those
 * that serve pages: a virtual thread that computes would not let go of the core that pages wait for.
 */
final class Cores implements AutoCloseable {
    /** So small that one core does not wait long for another, so large that handing over costs nothing. */
    private static final int AT_ONCE = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("pull ", 0).factory());

    /** In the order of the items. */
    <A, B> List<B> each(List<A> items, Function<A, B> work) {
        List<Future<List<B>>> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<A> part = items.subList(from, Math.min(items.size(), from + AT_ONCE));
            parts.add(threads.submit(() -> part.stream().map(work).toList()));
        }
        List<B> results = new ArrayList<>(items.size());
        parts.forEach(part -> results.addAll(result(part)));
        return results;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerTrouble("checking was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
