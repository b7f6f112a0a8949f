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

    @Test
    void itEndsWithItsKeeper() {
        Tending tending = new Tending(this::look, Duration.ofMillis(1), CHAIN, stopped);
        tending.start();
        tending.goOn();
        Scene.await(() -> looks.get() > 0);
        tending.close();
        int before = looks.get();

        assertThat(stopped.getCount()).isZero();
        assertThat(looks).hasValue(before);
    }
}
