package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Changes;
import io.stint.hub.store.Database;
import io.stint.hub.store.Hashes;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a change to the agreements that are looked at, in a real database. */
class AlertMarksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Address REACHED = Address.parse("0x" + "a1".repeat(20));
    private static final Address SILENT = Address.parse("0x" + "b2".repeat(20));
    private static final int MANY = 100;

    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        TestDatabase.layer(database);
        database.transact(h -> h.createUpdate("""
                        insert into webhook (address, url, secret, language, on_since)
                        values (:address, 'https://example.org/', :secret, 'en', :now)""")
                .bind("address", REACHED)
                .bind("secret", Bytes.of(new byte[32]))
                .bind("now", NOW)
                .execute());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void nothing() {
        database.transact(h -> h.execute("truncate alert_mark, alert_look, agreement, offer cascade"));
    }

    private static Hash32 offered(String name, Address worker) {
        return database.inTransaction(h -> {
            h.createUpdate("""
                            insert into offer (agreement, layer, terms, client, worker, sum, proposed_by, since_block, created_at)
                            values (:id, 0, :terms, :client, :worker, 1, :client, 0, :now)""")
                    .bind("id", Hash32.keccak(name))
                    .bind("terms", Bytes.of(new byte[249]))
                    .bind("client", SILENT)
                    .bind("worker", worker)
                    .bind("now", NOW)
                    .execute();
            return Hash32.keccak(name);
        });
    }

    private static void mark(Handle handle, Hash32... agreements) {
        handle.createUpdate("insert into alert_mark (agreements) values (:all)")
                .bind("all", Hashes.joined(List.of(agreements)))
                .execute();
    }

    private static List<Hash32> looks() {
        return database.with(h -> h.createQuery("select agreement from alert_look order by id")
                .mapTo(Hash32.class)
                .list());
    }

    private static int marks() {
        return database.with(h -> h.createQuery("select count(*) from alert_mark")
                .mapTo(Integer.class)
                .one());
    }

    private static int takeOver(int most) {
        return database.inTransaction(h -> Ways.takeOver(h, most));
    }

    @Test
    void whereSomebodyCanBeReachedIsLookedAtOnceAndTheRestIsForgotten() {
        Hash32 reached = offered("reached", REACHED);
        Hash32 silent = offered("silent", SILENT);
        database.transact(h -> {
            mark(h, silent, reached, Hash32.keccak("of nobody"));
            mark(h, reached);
        });

        assertThat(takeOver(MANY)).isEqualTo(2);
        assertThat(looks()).containsExactly(reached);
        assertThat(marks()).isZero();
    }

    @Test
    void anArbiterWhoIsAskedCounts() {
        Hash32 id = offered("asked", SILENT);
        database.transact(h -> {
            h.createUpdate(
                            "insert into arbiter_request (agreement, arbiter, asked_by, asked_at) values (:id, :who, :by, :now)")
                    .bind("id", id)
                    .bind("who", REACHED)
                    .bind("by", SILENT)
                    .bind("now", NOW)
                    .execute();
            mark(h, id);
        });

        takeOver(MANY);
        assertThat(looks()).containsExactly(id);
    }

    @Test
    void theOldestComeFirstAndTheRestWaits() {
        Hash32 first = offered("first", REACHED);
        Hash32 second = offered("second", REACHED);
        database.transact(h -> {
            mark(h, first);
            mark(h, second);
        });

        assertThat(takeOver(1)).isEqualTo(1);
        assertThat(looks()).containsExactly(first);
        assertThat(takeOver(MANY)).isEqualTo(1);
        assertThat(looks()).containsExactly(first, second);
    }

    @Test
    void aChangeIsMarkedInItsTransactionOrNotAtAll() {
        Hash32 id = offered("change", REACHED);
        assertThatThrownBy(() -> database.transact(h -> {
                    Changes.tell(h, id, "voucher");
                    throw new IllegalStateException("and then it fails");
                }))
                .hasMessage("and then it fails");
        assertThat(marks()).isZero();

        database.transact(h -> Changes.tell(h, id, "keeper"));
        assertThat(marks()).as("what is on its way changes nothing yet").isZero();

        database.transact(h -> Changes.tell(h, id, "voucher"));
        takeOver(MANY);
        assertThat(looks()).containsExactly(id);
    }

    @Test
    void whatAnotherHubTakesOverIsNotWaitedFor() {
        Hash32 first = offered("theirs", REACHED);
        Hash32 second = offered("ours", REACHED);
        database.transact(h -> mark(h, first));
        database.transact(theirs -> {
            Ways.takeOver(theirs, 1);
            // On a connection of its own.
            CompletableFuture.runAsync(() -> {
                        database.transact(h -> mark(h, second));
                        assertThat(takeOver(MANY)).isEqualTo(1);
                        assertThat(looks()).containsExactly(second);
                    })
                    .join();
        });
        assertThat(looks()).containsExactlyInAnyOrder(first, second);
    }
}
