package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Hands hands = new Hands();
    private final RateLimit limit = new RateLimit(3, MINUTE, hands);

    /** A clock whose hands are moved. */
    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void three(String who) {
        for (int i = 0; i < 3; i++) {
            assertThatCode(() -> limit.use(who)).doesNotThrowAnyException();
        }
    }

    @Test
    void soManyInAnyStretchOfTimeForEachByItself() {
        three("somebody");
        assertThatThrownBy(() -> limit.use("somebody")).isInstanceOf(Problem.class);
        three("another");

        hands.now = Instant.EPOCH.plus(MINUTE).minusSeconds(1);
        assertThatThrownBy(() -> limit.use("somebody")).isInstanceOf(Problem.class);
        hands.now = Instant.EPOCH.plus(MINUTE);
        three("somebody");
        assertThatThrownBy(() -> limit.use("somebody")).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        three("somebody");
        limit.giveBack("somebody");

        assertThatCode(() -> limit.use("somebody")).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.use("somebody")).isInstanceOf(Problem.class);
    }

    @Test
    void aCrowdDoesNotMakeItForgetWhoIsLimited() {
        three("somebody");
        for (int i = 0; i < 10_002; i++) {
            limit.use("number " + i);
        }

        assertThatThrownBy(() -> limit.use("somebody")).isInstanceOf(Problem.class);
    }
}
