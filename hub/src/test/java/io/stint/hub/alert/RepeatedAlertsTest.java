package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That what cannot be repeated to one does not keep others from hearing what is due for them. */
class RepeatedAlertsTest {
    private static final Address OPERATOR = Address.parse("0x" + "a1".repeat(20));
    private static final Address SILENT = Address.parse("0x" + "b2".repeat(20));
    private static final PurseState LOW =
            new PurseState(Amount.ofWei(30), Amount.ofWei(10), Amount.ZERO, 0, 0, Amount.ZERO);

    /** More than are looked at together. */
    private static final int MANY = 150;

    private final Ticking clock = new Ticking();
    private final Database database = TestDatabase.fresh();
    private AlertWriter writer;

    @BeforeEach
    void start() {
        TestDatabase.layer(database);
        reach(OPERATOR);
        PurseAlerts purse = new PurseAlerts(database, Map.of(0, 0), _ -> Optional.of(LOW), Set.of(OPERATOR));
        ChainClock time = new ChainClock(clock, false);
        Agreements unreadable = new Agreements(database, _ -> {
            throw new IllegalStateException("a fault in what an agreement is read with");
        });
        writer = new AlertWriter(database, unreadable, (_, _) -> true, purse, time::seconds, clock);
        purse.look();
        writer.look();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reach(Address person) {
        database.transact(h -> h.createUpdate("""
                        insert into webhook (address, url, secret, language, on_since)
                        values (:address, 'https://example.org/', :secret, 'en', :now)""")
                .bind("address", person)
                .bind("secret", Bytes.of(new byte[32]))
                .bind("now", clock.instant())
                .execute());
    }

    /** What was announced, and is to be repeated now. */
    private void due(Hash32 agreement, Address person) {
        Instant now = clock.instant();
        Occasion occasion = new Occasion(AlertKind.CLAIM, "1", Amount.ofWei(1), Optional.empty());
        database.transact(h -> {
            AlertRows.Row row = AlertRows.begin(h, agreement, person, occasion, now);
            AlertRows.update(h, row.id(), occasion, 0, Optional.of(now));
        });
    }

    private long sentToOperator() {
        return database.with(h -> h.createQuery(
                        "select count(*) from alert_message m join alert a on a.id = m.alert where a.address = :who")
                .bind("who", OPERATOR)
                .mapTo(Long.class)
                .one());
    }

    private List<Hash32> stillDue() {
        return database.with(h -> AlertRows.due(h, clock.instant(), MANY));
    }

    @Test
    void whoCannotBeReachedAnyMoreKeepsNobodyFromHearing() {
        assertThat(sentToOperator()).isOne();
        for (int i = 0; i < MANY; i++) {
            due(Hash32.keccak("agreement " + i), SILENT);
        }
        clock.pass(Duration.ofDays(1));

        writer.look();
        writer.look();

        assertThat(sentToOperator()).isEqualTo(2);
        assertThat(stillDue()).isEmpty();
    }

    @Test
    void whoIsNoOperatorAnyMoreIsToldNothingAndLooksEnd() {
        due(PurseAlerts.HUB, SILENT);
        clock.pass(Duration.ofDays(1));

        writer.look();

        assertThat(sentToOperator()).isEqualTo(2);
        assertThat(stillDue()).isEmpty();
    }

    @Test
    void anAgreementThatCannotBeReadKeepsNobodyFromHearing() {
        Hash32 broken = Hash32.keccak("broken");
        database.transact(h -> h.createUpdate("""
                        insert into offer (agreement, layer, terms, client, worker, sum, proposed_by, since_block, created_at)
                        values (:id, 0, :terms, :client, :worker, 1, :client, 0, :now)""")
                .bind("id", broken)
                .bind("terms", Bytes.of(new byte[249]))
                .bind("client", SILENT)
                .bind("worker", OPERATOR)
                .bind("now", clock.instant())
                .execute());
        due(broken, OPERATOR);
        clock.pass(Duration.ofDays(1));

        writer.look();

        assertThat(sentToOperator()).isEqualTo(2);
        assertThat(stillDue()).as("looked at again later").isEmpty();
    }
}
