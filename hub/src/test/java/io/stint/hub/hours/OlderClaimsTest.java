package io.stint.hub.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.InHand;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Hash32;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Claims in hand of a hub that did not know yet which timesheet of a period is the newest. */
class OlderClaimsTest {
    private static final int BEFORE = 33;
    private static final String MONDAY = "2026-11-16";

    @Test
    void thoseOfHoursThatWereHandedInAnewAreOverAndOthersAreNot() {
        String url = TestDatabase.empty();
        try (Database old = Database.openAt(url, BEFORE)) {
            old.transact(handle -> {
                agreement(handle);
                sheet(handle, "first", 1);
                sheet(handle, "other", 2);
                sheet(handle, "goes on", 3);
                claim(handle, "first", MONDAY);
                claim(handle, "other", "2026-11-23");
                handle.createUpdate("insert into running_sheet (id, author, agreement, period)"
                                + " values (:id, substr(:worker, 1, 20), :agreement, :period::date)")
                        .bind("id", Hash32.keccak("goes on"))
                        .bind("worker", Hash32.keccak("worker"))
                        .bind("agreement", Hash32.keccak("agreement"))
                        .bind("period", MONDAY)
                        .execute();
            });
        }
        try (Database database = Database.open(url)) {
            InHand inHand = database.with(handle -> ClaimsInHand.of(handle, Hash32.keccak("agreement")));

            assertThat(inHand.claims()).hasSize(2);
            assertThat(inHand.replaced()).containsExactly(Hash32.keccak("first"));
        }
    }

    private static void agreement(Handle handle) {
        handle.createUpdate("""
                        insert into layer (id, chain_id, escrow) values (0, 1, substr(:id, 1, 20))""").bind("id", Hash32.keccak("escrow")).execute();
        handle.createUpdate("""
                        insert into agreement (id, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                            claimed, disputed, remaining, paid, phase, opened_block, opened_at, updated_at, layer)
                        select :id, decode(repeat('00', 249), 'hex'), one, one, one, one, one, one, 9, 0, 0, 0, 9, 0, 'open',
                            1, now(), now(), 0 from (select substr(:worker, 1, 20) as one) people""")
                .bind("id", Hash32.keccak("agreement"))
                .bind("worker", Hash32.keccak("worker"))
                .execute();
    }

    private static void sheet(Handle handle, String name, int seq) {
        handle.createUpdate("""
                        insert into document (id, author, kind, created_at, signature, sealed, agreement, seq, stored_at)
                        values (:id, substr(:worker, 1, 20), 'timesheet', now(), :id || :id, '{}', :agreement, :seq, now())""")
                .bind("id", Hash32.keccak(name))
                .bind("worker", Hash32.keccak("worker"))
                .bind("agreement", Hash32.keccak("agreement"))
                .bind("seq", seq)
                .execute();
    }

    private static void claim(Handle handle, String name, String period) {
        handle.createUpdate("""
                        insert into claim_in_hand (agreement, round, evidence, covers, period, sum, threshold, not_before,
                            deadline, signature, at)
                        values (:agreement, 1, :id, :id, :period::date, 1, 1, now(), now() + interval '1 day', :id || :id,
                            now())""")
                .bind("agreement", Hash32.keccak("agreement"))
                .bind("id", Hash32.keccak(name))
                .bind("period", period)
                .execute();
    }
}
