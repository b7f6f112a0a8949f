package io.stint.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.backup.Comparison.Finding;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is compared when everything was made anew while the chain went on. */
class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Hash32 OLD = Hash32.keccak("paid before the backup");
    private static final Hash32 LATELY = Hash32.keccak("paid since");

    private final Database database = TestDatabase.fresh();
    private Comparison comparison;

    @BeforeEach
    void keep() {
        TestDatabase.layer(database);
        comparison = new Comparison(database, new Manifest(1, NOW, 1, List.of(), Map.of()));
        database.transact(h -> {
            event(h, OLD, 1);
            dealing(h, OLD);
        });
        comparison.keepDerived();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void event(Handle handle, Hash32 agreement, long block) {
        handle.createUpdate("""
                        insert into chain_event (layer, agreement, block, block_hash, transaction_index, log_index, transaction,
                            at, name, topics, data)
                        values (0, :agreement, :block, :hash, 0, 0, :hash, :now, 'Paid', '', '')""")
                .bind("agreement", agreement)
                .bind("block", block)
                .bind("hash", Hash32.keccak("block " + block))
                .bind("now", NOW)
                .execute();
    }

    private static void dealing(Handle handle, Hash32 agreement) {
        handle.createUpdate("""
                        insert into dealing (agreement, client, worker, stay, since, until)
                        values (:agreement, :client, :worker, 1, :now, :now)""")
                .bind("agreement", agreement)
                .bind("client", Address.parse("0x" + "a1".repeat(20)))
                .bind("worker", Address.parse("0x" + "b2".repeat(20)))
                .bind("now", NOW)
                .execute();
    }

    private List<String> different() {
        return comparison.withKept().stream()
                .filter(finding -> !finding.same())
                .map(Finding::table)
                .toList();
    }

    @Test
    void whatThePaymentsSinceAddIsNoDifference() {
        database.transact(h -> {
            event(h, LATELY, 2);
            dealing(h, LATELY);
        });

        assertThat(different()).isEmpty();
    }

    @Test
    void whatIsLostIsADifference() {
        database.transact(h -> h.execute("delete from dealing"));

        assertThat(different()).containsExactly("dealing");
    }
}
