package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency.Answer;
import io.stint.protocol.value.Address;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final Address SOMEBODY = DevAccounts.KEYS.get(4).address();
    private static final Address ANOTHER = DevAccounts.KEYS.get(5).address();
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Idempotency IDEMPOTENCY = new Idempotency(DATABASE, Clock.systemUTC());
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch MAY_END = new CountDownLatch(1);
    private static final TestServer SERVER = new TestServer(
            DATABASE,
            routes -> routes.post("/api/count", ctx -> IDEMPOTENCY.once(ctx, IdempotencyTest::count)),
            routes -> routes.post("/api/slow", ctx -> IDEMPOTENCY.once(ctx, IdempotencyTest::slow)),
            routes -> routes.post(
                    "/api/refuse",
                    ctx -> IDEMPOTENCY.once(ctx, handle -> {
                        count(handle);
                        throw Problem.refused("No.");
                    })));

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void begin() {
        DATABASE.transact(h -> h.execute("drop table if exists effect"));
        DATABASE.transact(h -> h.execute("create table effect (n int generated always as identity)"));
    }

    private static Answer count(Handle handle) {
        handle.execute("insert into effect default values");
        return new Answer(
                201,
                "{\"effect\":"
                        + handle.select("select max(n) from effect")
                                .mapTo(Integer.class)
                                .one() + "}");
    }

    private static Answer slow(Handle handle) {
        BEGUN.countDown();
        try {
            assertThat(MAY_END.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return count(handle);
    }

    private static int effects() {
        return DATABASE.with(h ->
                h.select("select count(*) from effect").mapTo(Integer.class).one());
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswerAndNoEffect() {
        Caller caller = SERVER.signedIn(SOMEBODY);

        HttpResponse<String> first = caller.post("/api/count", "{}", "again");
        HttpResponse<String> second = SERVER.signedIn(SOMEBODY).post("/api/count", "{}", "again");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        Caller caller = SERVER.signedIn(SOMEBODY);
        caller.post("/api/count", "{}", "other");

        assertThat(caller.post("/api/count", "{\"a\":1}", "other").statusCode()).isEqualTo(422);
        assertThat(caller.post("/api/refuse", "{}", "other").statusCode()).isEqualTo(422);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aKeyIsItsOwnersAlone() {
        SERVER.signedIn(SOMEBODY).post("/api/count", "{}", "shared");

        assertThat(SERVER.signedIn(ANOTHER).post("/api/count", "{}", "shared").body())
                .isEqualTo("{\"effect\":2}");
    }

    @Test
    void tenAtOnceHaveOneEffect() throws Exception {
        Caller caller = SERVER.signedIn(SOMEBODY);
        List<Callable<Integer>> calls = Collections.nCopies(
                10, () -> caller.post("/api/count", "{}", "ten").statusCode());

        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isIn(201, 409);
            }
        }

        assertThat(effects()).isEqualTo(1);
        assertThat(caller.post("/api/count", "{}", "ten").body()).isEqualTo("{\"effect\":1}");
    }

    @Test
    void whileItIsWorkedOnTheSameIsTurnedAway() throws Exception {
        Caller caller = SERVER.signedIn(SOMEBODY);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> slow =
                    threads.submit(() -> caller.post("/api/slow", "{}", "slow").statusCode());
            assertThat(BEGUN.await(60, TimeUnit.SECONDS)).isTrue();

            HttpResponse<String> meanwhile = caller.post("/api/slow", "{}", "slow");
            MAY_END.countDown();

            assertThat(meanwhile.statusCode()).isEqualTo(409);
            assertThat(meanwhile.body()).contains("/problems/in-flight");
            assertThat(slow.get()).isEqualTo(201);
        }
        assertThat(caller.post("/api/slow", "{}", "slow").statusCode()).isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aRefusalChangesNothingAndMayBeTriedAgain() {
        Caller caller = SERVER.signedIn(SOMEBODY);

        assertThat(caller.post("/api/refuse", "{}", "refused").statusCode()).isEqualTo(422);
        assertThat(effects()).isZero();
        assertThat(caller.post("/api/count", "{}", "refused").statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyIsNeeded() {
        Caller caller = SERVER.signedIn(SOMEBODY);

        assertThat(caller.post("/api/count", "{}", "with a blank").statusCode()).isEqualTo(400);
        assertThat(caller.post("/api/count", "{}", "k".repeat(101)).statusCode())
                .isEqualTo(400);
        assertThat(SERVER.stranger().post("/api/count", "{}", "key").statusCode())
                .isEqualTo(401);
        assertThat(effects()).isZero();
    }

    @Test
    void answersAreForgottenAfterSevenDays() {
        Caller caller = SERVER.signedIn(SOMEBODY);
        caller.post("/api/count", "{}", "old");

        IDEMPOTENCY.sweep();
        caller.post("/api/count", "{}", "old");
        assertThat(effects()).isEqualTo(1);

        new Idempotency(DATABASE, Clock.offset(Clock.systemUTC(), Idempotency.KEPT.plus(Duration.ofMinutes(1))))
                .sweep();
        caller.post("/api/count", "{}", "old");
        assertThat(effects()).isEqualTo(2);
    }
}
