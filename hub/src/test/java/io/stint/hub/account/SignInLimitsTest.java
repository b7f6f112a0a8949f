package io.stint.hub.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.Ticking;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
    private final Ticking clock = new Ticking();
    private final SignInLimits limits = new SignInLimits(clock);

    @Test
    void aClientAsksTwentyTimesAMinute() {
        for (int i = 0; i < 20; i++) {
            limits.asks("client", Address.ZERO);
        }
        assertThatThrownBy(() -> limits.asks("client", Address.ZERO)).isInstanceOf(Problem.class);
        limits.asks("another", Address.ZERO);

        clock.pass(Duration.ofMinutes(1));
        limits.asks("client", Address.ZERO);
    }

    @Test
    void tenFailuresAnHourAreTheEnd() {
        for (int i = 0; i < 10; i++) {
            assertThat(status("client", "0xa")).isEqualTo(422);
        }
        assertThat(status("client", "0xb")).isEqualTo(429);
        assertThat(status("another", "0xa")).isEqualTo(429);
    }

    @Test
    void othersFailuresKeepNobodyOut() {
        for (int i = 0; i < 10; i++) {
            assertThat(status("client" + i, "0xa")).isEqualTo(422);
        }
        assertThat(limits.attempt("home", "0xa", () -> "in")).isEqualTo("in");
    }

    @Test
    void successesAreNotCounted() {
        for (int i = 0; i < 30; i++) {
            assertThat(limits.attempt("client", "0xa", () -> "in")).isEqualTo("in");
        }
    }

    private int status(String client, String address) {
        try {
            limits.attempt(client, address, () -> {
                throw Problem.refused("wrong");
            });
            return 200;
        } catch (Problem problem) {
            return problem.status();
        }
    }
}
