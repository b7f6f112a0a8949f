package io.stint.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Address AMARA = DevAccounts.KEYS.get(2).address();
    private static final Address JORGE = DevAccounts.KEYS.get(3).address();

    private static final Database DATABASE = TestDatabase.fresh();

    private final Ticking clock = new Ticking();
    private final Sessions sessions = new Sessions(DATABASE, clock);

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void aSessionThatIsUsedLivesOn() {
        String token = sessions.begin(AMARA);
        for (int i = 0; i < 3; i++) {
            clock.pass(Sessions.IDLE.minusHours(1));
            assertThat(sessions.find(token).map(Session::address)).contains(AMARA);
        }
    }

    @Test
    void aSessionThatIsNotUsedEnds() {
        String token = sessions.begin(AMARA);
        clock.pass(Sessions.IDLE);

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void signingOutEverywhereEndsAllOfOneAndNoneOfOthers() {
        String phone = sessions.begin(AMARA);
        String desk = sessions.begin(AMARA);
        String other = sessions.begin(JORGE);

        sessions.endAll(AMARA);

        assertThat(sessions.find(phone)).isEmpty();
        assertThat(sessions.find(desk)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
    }

    @Test
    void eachSessionHasATokenOfItsOwn() {
        Session one = sessions.find(sessions.begin(AMARA)).orElseThrow();
        Session other = sessions.find(sessions.begin(AMARA)).orElseThrow();

        assertThat(one.csrf()).isNotEqualTo(other.csrf());
    }

    @Test
    void onlyAYoungSessionIsYoung() {
        String token = sessions.begin(AMARA);
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(sessions.isYounger(token, Duration.ofMinutes(10))).isTrue();

        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.isYounger(token, Duration.ofMinutes(10))).isFalse();
    }

    @Test
    void whatEndedIsSweptAway() {
        sessions.begin(AMARA);
        clock.pass(Sessions.IDLE);
        String young = sessions.begin(JORGE);

        sessions.sweep();

        assertThat(DATABASE.<Integer>with(h -> h.select(
                                "select count(*) from session where seen_at <= ?",
                                clock.instant().minus(Sessions.IDLE))
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
        assertThat(sessions.find(young)).isPresent();
    }
}
