package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Scene;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

/** Many who ask at once while the database is away. */
class CrowdTest {
    private static final int MANY = 100;
    private static final int THREADS = 2;

    /** A pool whose server is away: whoever asks waits, and is told so. */
    private static final class Away extends HikariDataSource {
        private final String url = TestDatabase.empty();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile CountDownLatch silence = new CountDownLatch(0);
        private volatile boolean back;

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            try {
                silence.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            if (!back) {
                throw new SQLTransientConnectionException("it is away");
            }
            return DriverManager.getConnection(url);
        }
    }

    @Test
    void oneWaitsAndAllOthersAreToldAtOnce() {
        Away pool = new Away();
        try (Database database = new Database(pool);
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(database.answers()).isFalse();
            CountDownLatch silence = new CountDownLatch(1);
            pool.silence = silence;
            List<Future<Boolean>> answers = IntStream.range(0, MANY)
                    .mapToObj(_ -> visitors.submit(() -> isToldAway(database)))
                    .toList();
            try {
                Scene.await(() -> answers.stream().filter(Future::isDone).count() == MANY - 1);
                assertThat(database.answers()).isFalse();
                assertThat(pool.asked).hasValue(2);
            } finally {
                silence.countDown();
            }
            assertThat(answers.stream().map(CrowdTest::get)).containsOnly(true);

            pool.back = true;
            assertThat(database.answers()).isTrue();
            CountDownLatch slow = new CountDownLatch(1);
            pool.silence = slow;
            Future<Boolean> one = visitors.submit(database::answers);
            Future<Boolean> other = visitors.submit(database::answers);
            Scene.await(() -> pool.asked.get() == 5);
            slow.countDown();
            assertThat(get(one) && get(other)).isTrue();
        }
    }

    @Test
    void whoFindsNoThreadIsToldAndWhatHasBegunGoesOn() {
        CountDownLatch silence = new CountDownLatch(1);
        try (DatabaseThreads threads = new DatabaseThreads(THREADS, Duration.ofMillis(50));
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(THREADS);
            List<Future<Boolean>> working = IntStream.range(0, THREADS)
                    .mapToObj(_ -> visitors.submit(() -> threads.run(() -> {
                        begun.countDown();
                        return awaited(silence);
                    })))
                    .toList();
            try {
                assertThat(awaited(begun)).isTrue();
                AtomicInteger ran = new AtomicInteger();
                List<Future<Integer>> waiting = IntStream.range(0, MANY)
                        .mapToObj(_ -> visitors.submit(() -> threads.run(ran::incrementAndGet)))
                        .toList();
                Scene.await(() -> waiting.stream().allMatch(Future::isDone));

                assertThat(waiting).allMatch(one -> Database.isAway(one.exceptionNow()));
                assertThat(ran).hasValue(0);
                assertThat(working).noneMatch(Future::isDone);
            } finally {
                silence.countDown();
            }
            assertThat(working.stream().map(CrowdTest::get)).containsOnly(true);
            // A machine that is busy may need longer than the crowd was given.
            Scene.await(() -> get(visitors.submit(() -> runs(threads))));
        }
    }

    private static boolean runs(DatabaseThreads threads) {
        try {
            return threads.run(() -> true);
        } catch (ConnectionException _) {
            return false;
        }
    }

    private static boolean isToldAway(Database database) {
        try {
            return database.with(h -> h.execute("select 1")) < 0;
        } catch (RuntimeException e) {
            return Database.isAway(e);
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
