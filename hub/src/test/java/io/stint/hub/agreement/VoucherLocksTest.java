package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who waits for whom before a voucher is kept, in a real database. */
class VoucherLocksTest {
    private static final Address CLIENT = Address.parse("0x" + "c1".repeat(20));
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Of one client; each has a lock of its own. */
    private static final List<Hash32> IDS =
            IntStream.range(0, 3).mapToObj(VoucherLocksTest::id).toList();

    private static Database database;

    private static Hash32 id(int last) {
        byte[] bytes = Hash32.keccak("agreement").bytes();
        bytes[31] = (byte) last;
        return Hash32.of(bytes);
    }

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        TestDatabase.layer(database);
        IDS.forEach(id -> database.transact(h -> h.createUpdate("""
                        insert into agreement (id, layer, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                            claimed, disputed, remaining, paid, phase, opened_block, opened_at, updated_at)
                        values (:id, 0, :terms, :client, :no, :no, :no, :no, :no, 1, 0, 0, 0, 1, 0, 'open', 1, :now, :now)""")
                .bind("id", id)
                .bind("terms", Bytes.of(new byte[249]))
                .bind("client", CLIENT)
                .bind("no", Address.ZERO)
                .bind("now", NOW)
                .execute()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** On a connection of its own; fails where it would have to wait. */
    private static void lockAtOnce(Hash32... ids) {
        CompletableFuture.runAsync(() -> database.transact(h -> {
                    h.execute("set local lock_timeout = '1s'");
                    Vouchers.lock(h, List.of(ids));
                }))
                .join();
    }

    @Test
    void whoeverApprovesInTheSameAgreementWaits() {
        database.transact(h -> {
            Vouchers.lock(h, List.of(IDS.get(0), IDS.get(1)));

            assertThatThrownBy(() -> lockAtOnce(IDS.get(1))).hasMessageContaining("lock timeout");
        });
        assertThatCode(() -> lockAtOnce(IDS.get(1))).doesNotThrowAnyException();
    }

    @Test
    void inAnotherAgreementOfTheSameClientNobodyWaits() {
        database.transact(h -> {
            Vouchers.lock(h, List.of(IDS.get(0), IDS.get(1)));

            assertThatCode(() -> lockAtOnce(IDS.get(2))).doesNotThrowAnyException();
        });
    }
}
