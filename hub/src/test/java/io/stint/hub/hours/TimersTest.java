package io.stint.hub.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten thousand clocks that run are ten thousand rows, and one is found without looking at the others. */
class TimersTest {
    private static final int MANY = 10_000;
    private static final Instant START = Instant.parse("2026-11-16T08:00:00Z");

    private static Hash32 agreement(int i) {
        return Hash32.of(ByteBuffer.allocate(32).putInt(28, i).array());
    }

    private static Address worker(int i) {
        return Address.of(ByteBuffer.allocate(20).putInt(16, i + 1).array());
    }

    @Test
    void theyAreRowsAndNothingElse() {
        try (Database database = TestDatabase.fresh()) {
            Timer timer = new Timer(START, Duration.ZERO, Optional.empty(), Optional.empty());
            database.transact(h -> {
                for (int i = 0; i < MANY; i++) {
                    Timers.put(h, agreement(i), worker(i), timer);
                }
            });
            database.transact(h -> h.execute("analyze timer"));

            int running = database.with(h -> h.createQuery("select count(*) from timer where ended_at is null")
                    .mapTo(Integer.class)
                    .one());
            List<Timer> one = database.with(h -> Timers.of(h, agreement(77), worker(77)));
            assertThat(running).isEqualTo(MANY);
            assertThat(one).containsExactly(timer);
            String plan = database.with(h -> String.join(
                    "\n",
                    h.createQuery("""
                            explain select * from timer where agreement = :agreement and worker = :worker""")
                            .bind("agreement", agreement(77))
                            .bind("worker", worker(77))
                            .mapTo(String.class)
                            .list()));
            assertThat(plan).contains("Index").doesNotContain("Seq Scan");
        }
    }

    @Test
    void aClockThatRanForLongIsStopped() {
        try (Database database = TestDatabase.fresh()) {
            Hash32 id = agreement(1);
            Instant later = START.plus(Duration.ofDays(40));
            Timer running = new Timer(START, Duration.ZERO, Optional.empty(), Optional.empty());
            Timer stopped = new Timer(START, Duration.ZERO, Optional.empty(), Optional.of(later));
            assertThatThrownBy(() -> stopped.require(later, false)).isInstanceOf(Problem.class);
            database.transact(h -> {
                for (int i = 1; i < 100; i++) {
                    Instant start = START.plusSeconds(i);
                    Timers.put(h, id, worker(1), new Timer(start, Duration.ZERO, Optional.empty(), Optional.of(start)));
                }
                Timers.put(h, id, worker(1), running);
            });

            boolean known = database.with(h -> Timers.isKnown(h, id, worker(1), stopped));
            assertThat(known).isTrue();
            stopped.require(later, true);
            database.transact(h -> Timers.put(h, id, worker(1), stopped));

            List<Timer> all = database.with(h -> Timers.of(h, id, worker(1)));
            assertThat(all).contains(stopped);
        }
    }
}
