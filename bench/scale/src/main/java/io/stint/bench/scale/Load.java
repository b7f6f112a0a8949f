package io.stint.bench.scale;

import io.stint.bench.scale.Arrivals.Arrival;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at the times at which they are to be sent, not when the one before is answered; a latency begins at that
 * time, also when it could only be sent later.
 */
final class Load {
    private static final int CONNECTIONS = 32;

    private final URI hub;
    private final List<Shot> shots;

    Load(URI hub, List<Shot> shots) {
        this.hub = hub;
        this.shots = shots;
    }

    private record Answered(Shot.Kind kind, double millis) {}

    /** @param skipped seconds at the beginning that are not counted */
    Map<Shot.Kind, List<Double>> run(Arrivals arrivals, double skipped) throws InterruptedException {
        List<Arrival> all = arrivals.all();
        ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
        AtomicReference<Exception> failed = new AtomicReference<>();
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Browser browser = new Browser(hub)) {
                    for (int at = next.getAndIncrement(); at < all.size(); at = next.getAndIncrement()) {
                        Shot shot = shots.get(all.get(at).shot());
                        long due = start + all.get(at).nanos();
                        sleepUntil(due);
                        browser.get(shot);
                        if (due - start >= skipped * 1e9) {
                            answered.add(new Answered(shot.kind(), (System.nanoTime() - due) / 1e6));
                        }
                    }
                } catch (IOException | RuntimeException e) {
                    failed.set(e);
                    next.set(all.size());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a request failed", failed.get());
        }
        Map<Shot.Kind, List<Double>> times = new EnumMap<>(Shot.Kind.class);
        answered.forEach(
                one -> times.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one.millis()));
        return times;
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
