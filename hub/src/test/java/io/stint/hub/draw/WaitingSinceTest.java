package io.stint.hub.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.Database;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when money waits while hours are approved every few minutes, each approval in the place of the one before. */
class WaitingSinceTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Address WORKER = Address.parse("0x" + "a1".repeat(20));
    private static final Hash32 ID = Hash32.keccak("agreement");

    /** A Friday. */
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final Approval.Slip SLIP = new Approval.Slip(Bytes.of(new byte[64]), List.of());
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTES = Duration.ofMinutes(5);

    @BeforeAll
    static void layer() {
        TestDatabase.layer(DATABASE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void opened() {
        DATABASE.transact(h -> {
            h.execute("truncate agreement, voucher, running_sheet, chain_event cascade");
            h.createUpdate("""
                            insert into agreement (id, layer, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                                claimed, disputed, remaining, paid, phase, opened_block, opened_at, updated_at)
                            values (:id, 0, :terms, :no, :worker, :no, :no, :no, :no, 9999, 0, 0, 0, 9999, 0, 'open', 1, :now,
                                :now)""")
                    .bind("id", ID)
                    .bind("terms", Bytes.of(new byte[249]))
                    .bind("worker", WORKER)
                    .bind("no", Address.ZERO)
                    .bind("now", START)
                    .execute();
        });
    }

    @Test
    void afterADayAtTheLatestIsADayAfterTheFirst() {
        DrawRule aDay = new DrawRule.Above(Map.of(Address.ZERO, Amount.ofWei(9_000)), 1);
        int total = 0;
        for (Instant at = START; at.isBefore(START.plus(DAY)); at = at.plus(MINUTES)) {
            approve(at, ++total);
        }

        assertThat(vouchers()).isEqualTo(1);
        assertThat(due(aDay, START.plus(DAY).minusSeconds(1))).isEmpty();
        assertThat(due(aDay, START.plus(DAY))).containsExactly(ID);
    }

    @Test
    void anApprovalRightAfterTheTimeOfTheWeekDoesNotPutItOff() {
        DrawRule fridays = new DrawRule.Weekly(DayOfWeek.FRIDAY, 18, ZoneId.of("UTC"));
        Instant friday = Instant.parse("2026-11-20T18:00:00Z");
        approve(friday.minus(MINUTES), 1);
        approve(friday.plusSeconds(1), 2);

        assertThat(due(fridays, friday.plusSeconds(30))).containsExactly(ID);
    }

    @Test
    void ofSeveralInOneRequestTheLastWaitsSinceTheFirst() {
        approve(START, 1);
        approve(START.plus(MINUTES), 2, 3, 4);

        assertThat(vouchers()).isEqualTo(1);
        assertThat(oldest()).isEqualTo(START);
    }

    @Test
    void whatWasDrawnIsNotWaitedFor() {
        approve(START, 1);
        draw(START.plus(MINUTES), 1);
        Instant next = START.plus(DAY);
        approve(next, 2);
        approve(next.plus(MINUTES), 3);

        assertThat(vouchers()).isEqualTo(2);
        assertThat(oldest()).isEqualTo(next);
    }

    /** It took the place of the first before the hub had read that the first was paid. */
    @Test
    void whatWasReplacedWhileItsDrawWasOnItsWayIsNotWaitedForEither() {
        approve(START, 1);
        Instant second = START.plus(DAY);
        approve(second, 2);
        Instant drawn = second.plusSeconds(30);
        draw(drawn, 1);
        assertThat(oldest()).isEqualTo(second);

        approve(second.plus(MINUTES), 3);

        assertThat(oldest()).isEqualTo(drawn);
    }

    private static void approve(Instant at, int... totals) {
        List<Vouchers.Given> all = Arrays.stream(totals)
                .mapToObj(total -> new Vouchers.Given(ID, voucher(total, at), true))
                .toList();
        DATABASE.transact(h -> {
            all.forEach(given -> h.createUpdate(
                            "insert into running_sheet (id, author, agreement, period) values (:id, :worker, :agreement, :period)")
                    .bind("id", given.voucher().memo())
                    .bind("worker", WORKER)
                    .bind("agreement", ID)
                    .bind("period", MONDAY)
                    .execute());
            Vouchers.addAll(h, all);
        });
    }

    private static Voucher voucher(int total, Instant at) {
        return new Voucher(
                Amount.ofWei(total),
                Hash32.keccak("hours " + total),
                Address.ZERO,
                SLIP,
                Optional.of(new Voucher.Lent(Amount.MAX, Address.ZERO, SLIP)),
                at);
    }

    /** As the hub reads it from the chain. */
    private static void draw(Instant at, int total) {
        DATABASE.transact(h -> {
            h.createUpdate("""
                            insert into chain_event (layer, block, transaction_index, log_index, block_hash, transaction,
                                agreement, name, topics, data, at)
                            values (0, 1, 0, 0, :hash, :hash, :id, 'Paid', :hash, :hash, :at)""")
                    .bind("hash", Hash32.keccak("paid"))
                    .bind("id", ID)
                    .bind("at", at)
                    .execute();
            h.createUpdate("update agreement set drawn = :total where id = :id")
                    .bind("total", total)
                    .bind("id", ID)
                    .execute();
        });
    }

    private static List<Hash32> due(DrawRule rule, Instant now) {
        Chosen chosen = new Chosen(WORKER, rule, START, Optional.empty());
        return DueDraws.of(
                        chosen,
                        open(),
                        () -> {
                            throw new AssertionError("the price of gas is not this rule's business");
                        },
                        now)
                .stream()
                .map(Drawable::agreement)
                .toList();
    }

    private static Instant oldest() {
        return open().getFirst().oldest();
    }

    private static List<Drawable> open() {
        return DATABASE.with(h -> Drawables.of(h, List.of(WORKER), List.of(0))).getOrDefault(WORKER, List.of());
    }

    private static int vouchers() {
        return DATABASE.with(h -> h.createQuery("select count(*) from voucher")
                .mapTo(Integer.class)
                .one());
    }
}
