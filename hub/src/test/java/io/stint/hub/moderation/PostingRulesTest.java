package io.stint.hub.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.TestDatabase;
import io.stint.hub.document.OneDocument;
import io.stint.hub.document.Submission;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostingRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final PrivateKey AUTHOR = DevAccounts.KEYS.get(1);

    private final Database database = TestDatabase.fresh();
    private final PostingRules rules = new PostingRules(List.of(), Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
    private int stored;

    @AfterEach
    void close() {
        database.close();
    }

    private void check() {
        Submission job = OneDocument.submission("A job", AUTHOR);
        database.transact(h -> rules.check(h, job));
    }

    /** One each minute; the newest a minute ago. */
    private void store(int documents) {
        for (int i = documents; i > 0; i--) {
            Instant at = NOW.minus(Duration.ofMinutes(i));
            database.transact(h -> insert(h, at));
        }
    }

    private void insert(Handle handle, Instant at) {
        handle.createUpdate("""
                        insert into document (id, author, kind, created_at, signature, body, seq, stored_at)
                        values (:id, :author, 'job', :at, :signature, '{}', nextval('document_seq'), :at)""")
                .bind("id", Hash32.keccak("document " + stored++))
                .bind("author", AUTHOR.address())
                .bind("at", at)
                .bind("signature", Bytes.of(new byte[64]))
                .execute();
    }

    private boolean isSomebodyWaiting() {
        return database.with(
                h -> h.createQuery("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                        .mapTo(Boolean.class)
                        .one());
    }

    private void account(Duration age) {
        database.transact(h -> h.createUpdate("insert into account (address, created_at) values (:address, :at)")
                .bind("address", AUTHOR.address())
                .bind("at", NOW.minus(age))
                .execute());
    }

    private void paid() {
        TestDatabase.layer(database);
        database.transact(h -> h.createUpdate("""
                        insert into agreement (id, layer, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                            claimed, disputed, remaining, paid, phase, opened_block, opened_at, updated_at)
                        values (:id, 0, :terms, :client, :worker, :no, :no, :no, :no, 1, 1, 0, 0, 0, 1, 'closed', 1, :now, :now)""")
                .bind("id", Hash32.keccak("paid"))
                .bind("terms", Bytes.of(new byte[249]))
                .bind("client", AUTHOR.address())
                .bind("worker", DevAccounts.KEYS.get(2).address())
                .bind("no", Address.ZERO)
                .bind("now", NOW)
                .execute());
    }

    @Test
    void aNewKeyIsToldWhenItMayPostAgain() {
        account(Duration.ofHours(1));
        store(PostingRules.NEW - 1);
        check();
        store(1);

        assertThatThrownBy(this::check).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(429);
            assertThat(problem.retryAfter()).contains(Duration.ofDays(1).minusMinutes(PostingRules.NEW - 1L));
        });
    }

    /** The second is counted when the first is stored. */
    @Test
    void whatIsSentAtOnceIsCountedOneByOne() throws Exception {
        account(Duration.ofHours(1));
        store(PostingRules.NEW - 1);
        CountDownLatch checked = new CountDownLatch(1);
        Semaphore go = new Semaphore(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> database.inTransaction(h -> {
                rules.check(h, OneDocument.submission("A job", AUTHOR));
                checked.countDown();
                go.acquireUninterruptibly();
                insert(h, NOW);
                return true;
            }));
            checked.await();
            Future<?> second = threads.submit(this::check);
            while (!second.isDone() && !isSomebodyWaiting()) {
                Thread.sleep(10);
            }
            go.release();

            first.get();
            assertThatThrownBy(second::get).hasCauseInstanceOf(Problem.class);
        }
    }

    @Test
    void afterTheFirstDayItIsMore() {
        account(Duration.ofHours(25));
        store(PostingRules.KNOWN - 1);
        check();
        store(1);

        assertThatThrownBy(this::check).isInstanceOf(Problem.class);
    }

    @Test
    void whoHadSomethingHiddenPostsAsANewKeyThoughTheyHavePaid() {
        account(Duration.ofHours(25));
        paid();
        store(PostingRules.KNOWN);
        check();
        Hash32 job = Hash32.keccak("document 0");
        hide(job, NOW.minus(Duration.ofDays(30)));
        check();
        hide(job, NOW.minus(Duration.ofDays(29)));

        assertThatThrownBy(this::check).isInstanceOf(Problem.class);
    }

    private void hide(Hash32 job, Instant at) {
        database.transact(h -> h.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at) values ('job', :job, 'spam', '', :by, :at)
                        on conflict (kind, thing) do update set at = excluded.at""")
                .bind("job", job)
                .bind("by", Address.ZERO)
                .bind("at", at)
                .execute());
    }

    /** What another hub took was within that hub's limits, and nobody can use up somebody's day here by it. */
    @Test
    void whatWasPostedElsewhereDoesNotCount() {
        account(Duration.ofHours(1));
        store(PostingRules.NEW);
        assertThatThrownBy(this::check).isInstanceOf(Problem.class);
        database.transact(h -> h.execute("update document set origin = 'https://other.example'"));

        check();
    }

    @Test
    void whoHasPaidIsNotNew() {
        account(Duration.ofHours(1));
        paid();
        store(PostingRules.KNOWN + 1);

        check();
    }
}
