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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChainFollowerTest {
    private static final Deployment NOWHERE =
            Deployment.usual(ChainProfiles.LOCAL, Node.at(URI.create("http://127.0.0.1:1")));

    /** What no program expects, such as a stack that is full. */
    @Test
    void oneThatBrokeSaysSo() {
        Clock clock = new BreaksOnce();
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

        @Override
        public Instant instant() {
            if (asked.incrementAndGet() == 2) {
                throw new StackOverflowError("on purpose");
            }
            return Instant.EPOCH;
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
