package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.hub.TestDatabase;
import io.stint.hub.layer.Deployment;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChainFollowerTest {
    private static final Deployment NOWHERE =
            Deployment.usual(ChainProfiles.LOCAL, Node.at(URI.create("http://127.0.0.1:1")));

    static final List<Throwable> FAULTS =
            List.of(new StackOverflowError("on purpose"), new IllegalStateException("on purpose"));

    /** What no program expects, such as a stack that is full. */
    @ParameterizedTest
    @FieldSource("FAULTS")
    void oneThatBrokeSaysSo(Throwable fault) {
        Clock clock = new BreaksOnce(fault);
        try (Database database = TestDatabase.fresh();
                ChainFollower follower = new ChainFollower(
                        database, new Layer(0, "nowhere", NOWHERE), new ChainClock(clock, false), clock)) {
            follower.start(false);

            Scene.await(() -> follower.status()
                    .trouble()
                    .filter(why -> why.contains("start the hub again"))
                    .isPresent());
            assertThat(follower.status().current()).isFalse();
        }
    }

    /** When the follower asks it for the second time, to note that the node is away. */
    private static final class BreaksOnce extends Clock {
        private final AtomicInteger asked = new AtomicInteger();
        private final Throwable fault;

        private BreaksOnce(Throwable fault) {
            this.fault = fault;
        }

        @Override
        public Instant instant() {
            if (asked.incrementAndGet() == 2) {
                throw thrown(fault);
            }
            return Instant.EPOCH;
        }

        private static RuntimeException thrown(Throwable fault) {
            if (fault instanceof Error error) {
                throw error;
            }
            return (RuntimeException) fault;
        }

        @Override
        public ZoneId getZone() {
            return Clock.systemUTC().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
