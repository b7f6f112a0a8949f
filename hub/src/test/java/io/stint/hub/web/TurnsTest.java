package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final AtomicInteger under = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void soMuchAtOnceAndTheRestInItsOrder() throws InterruptedException {
        Turns turns = new Turns(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        Thread first = Thread.startVirtualThread(() -> turns.inTurn(() -> {
            begun.countDown();
            await(mayEnd);
            order.add(0);
        }));
        await(begun);
        Thread second = waiting(turns, order, 1);
        Thread third = waiting(turns, order, 2);

        assertThat(order).isEmpty();
        mayEnd.countDown();
        for (Thread thread : List.of(first, second, third)) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2);
    }

    /** Returns when it stands in the queue. */
    private static Thread waiting(Turns turns, ConcurrentLinkedQueue<Integer> order, int number)
            throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> turns.inTurn(() -> order.add(number)));
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return thread;
    }

    @Test
    void neverMoreThanMayBe() throws InterruptedException {
        Turns turns = new Turns(3);
        List<Thread> all = IntStream.range(0, 40)
                .mapToObj(_ -> Thread.startVirtualThread(() -> turns.inTurn(this::count)))
                .toList();
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(under).hasValue(0);
        assertThat(most.get()).isBetween(1, 3);
    }

    private void count() {
        int now = under.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        under.decrementAndGet();
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        Turns turns = new Turns(1);
        assertThatThrownBy(() -> turns.inTurn(() -> {
                    throw Problem.conflict("No.");
                }))
                .isInstanceOf(Problem.class);

        turns.inTurn(this::count);
        assertThat(most).hasValue(1);
    }

    @Test
    void whoIsToldToStopWaitingIsToldThatNothingWasDone() {
        Turns turns = new Turns(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> turns.inTurn(this::count))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(most).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
