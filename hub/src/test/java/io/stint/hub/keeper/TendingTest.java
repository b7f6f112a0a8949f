package io.stint.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The thread that looks after what was sent. */
class TendingTest {
    private static final String CHAIN = "a chain of this test";

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    @BeforeEach
    void listen() {
        written.start();
        log().addAppender(written);
    }

    @AfterEach
    void stop() {
        stopped.countDown();
        log().detachAppender(written);
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(Tending.class);
    }

    /** The first three looks find no node, the fourth does, the next two do not. */
    private void look() {
        if (looks.incrementAndGet() != 4) {
            throw new NodeUnreachable("nobody answers", new IOException());
        }
    }

    @Test
    void aNodeThatIsAwayIsToldOfOnceUntilItIsBack() {
        try (Tending tending = new Tending(this::look, Duration.ofMillis(1), CHAIN, stopped)) {
            tending.start();
            tending.goOn();
            Scene.await(() -> looks.get() >= 6);
        }
        assertThat(written.list)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).contains(CHAIN, "nobody answers"));
    }

    /** What is under way comes to its end first, and nothing begins after it. */
    @Test
    void itEndsWithItsKeeper() throws InterruptedException {
        Semaphore mayEnd = new Semaphore(0);
        AtomicInteger ended = new AtomicInteger();
        Runnable slow = () -> {
            looks.incrementAndGet();
            mayEnd.acquireUninterruptibly();
            ended.incrementAndGet();
        };
        Tending tending = new Tending(slow, Duration.ofMillis(1), CHAIN, stopped);
        tending.start();
        tending.goOn();
        Scene.await(() -> looks.get() > 0);
        Thread closing = Thread.ofPlatform().start(tending::close);

        Scene.await(() -> closing.getState() == Thread.State.TIMED_WAITING
                || closing.getState() == Thread.State.WAITING
                || closing.getState() == Thread.State.TERMINATED);
        assertThat(closing.isAlive()).as("waits for what is under way").isTrue();
        assertThat(stopped.getCount()).isZero();
        mayEnd.release(2);
        closing.join();

        assertThat(ended).hasValue(1);
        assertThat(looks).hasValue(1);
    }

    /** The keeper of another hub may be at it. */
    @Test
    void itLooksOnlyWhileItsKeeperWorks() {
        Paces paces = new Paces();
        try (Tending tending = new Tending(looks::incrementAndGet, Duration.ofMillis(1), CHAIN, paces)) {
            tending.start();
            paces.await(3);
            assertThat(looks).as("it begins paused").hasValue(0);

            tending.goOn();
            Scene.await(() -> looks.get() > 0);
            tending.pause();
            // One look may have begun before.
            paces.await(2);
            int before = looks.get();
            paces.await(3);
            assertThat(looks).as("paused again").hasValue(before);
        }
    }

    /** Knows how often the thread has rested. */
    private static final class Paces extends CountDownLatch {
        private final AtomicInteger rests = new AtomicInteger();

        Paces() {
            super(1);
        }

        @Override
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            rests.incrementAndGet();
            return super.await(time, unit);
        }

        /** Until it has rested so often from now on. */
        void await(int more) {
            int wanted = rests.get() + more;
            Scene.await(() -> rests.get() >= wanted);
        }
    }
}
