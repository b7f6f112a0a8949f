package io.stint.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two keepers on one database, one of which has not noticed yet that the other works. */
class TwoPursesTest {
    private static final int FIT = 7;
    private static final int ASKED = 30;

    @Test
    void twoKeepersTogetherLeaveTheReserve() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            long balance = Till.CALL * (FIT + Reserve.SHARE);
            Till one = new Till(database, balance);
            Till other = new Till(database, balance);
            one.open(0, true);
            for (int i = 1; i <= ASKED; i++) {
                one.ask(i, "collect");
            }

            long taken = 0;
            try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Long>> keepers = List.of(one::takeAll, other::takeAll);
                for (Future<Long> each : both.invokeAll(keepers)) {
                    taken += each.get();
                }
            }

            assertThat(taken).isEqualTo(FIT);
            assertThat(one.beyond()).isZero();
            assertThat(one.postponed()).isEqualTo(ASKED - FIT);
        }
    }
}
