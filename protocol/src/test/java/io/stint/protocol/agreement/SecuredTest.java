package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What may be called secured, in any state that an agreement can come to. */
class SecuredTest {
    private static final Terms TERMS = Stories.terms(wei(30), 5_000, 1_000);

    @Property(tries = 1_000)
    void theContractPaysWhatIsSecured(
            @ForAll Random random,
            @ForAll @IntRange(max = 1_000) int hubBps,
            @ForAll @LongRange(max = 12_000) long total) {
        Agreement now = life(random, hubBps, 30);
        Secured secured = Secured.by(now, wei(total), START);
        if (secured.gross().isZero()) {
            assertThat(secured.net()).isEqualTo(Amount.ZERO);
            return;
        }
        assertThat(secured.gross().plus(now.drawn())).isLessThanOrEqualTo(wei(total));
        Step paid = now.after(new EscrowEvent.Paid(now.id(), now.drawn().plus(secured.gross()), MEMO));
        assertThat(moved(paid, Account.PAYEE)).isEqualTo(secured.net());
        assertThat(moved(paid, Account.PAYEE).plus(moved(paid, Account.HUB))).isEqualTo(secured.gross());
    }

    /** The client can have the arbiter's fee taken from the fund by an objection, without asking the worker. */
    @Property(tries = 1_000)
    void whatTheClientDoesAloneBeforeNoticeRunsOutTakesNothingOfIt(
            @ForAll Random random, @ForAll @LongRange(max = 12_000) long total) {
        Agreement now = life(random, 500, 700);
        Amount secured = Secured.by(now, wei(total), START).gross();
        for (Claim claim : now.claims().values()) {
            Amount fee = Rules.arbiterFee(now.terms(), claim.sum());
            if (claim.state() == ClaimState.PENDING && !now.closed() && fee.compareTo(now.left()) <= 0) {
                now = now.after(new EscrowEvent.Objected(now.id(), claim.round(), fee, Amount.ZERO, START, MEMO))
                        .agreement();
            }
        }
        assertThat(Secured.by(now, wei(total), START).gross()).isGreaterThanOrEqualTo(secured);
    }

    @Test
    void onlyAPendingClaimsFeeIsKeptBack() {
        Agreement open = Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();
        Agreement pending = open.after(new EscrowEvent.Claimed(open.id(), 1, wei(100), START, MEMO))
                .agreement();
        assertThat(Secured.by(pending, wei(900), START).gross()).isEqualTo(wei(870));
        assertThat(Secured.by(pending, wei(900), START).uncovered()).isEqualTo(wei(30));
        Agreement collected =
                pending.after(new EscrowEvent.Collected(open.id(), 1)).agreement();
        assertThat(Secured.by(collected, wei(900), START).gross()).isEqualTo(wei(900));
        Agreement disputed = pending.after(new EscrowEvent.Objected(open.id(), 1, wei(30), Amount.ZERO, START, MEMO))
                .agreement();
        assertThat(Secured.by(disputed, wei(900), START).gross()).isEqualTo(wei(870));
    }

    @Property(tries = 500)
    void whatIsApprovedIsDrawnOrSecuredOrADebt(@ForAll Random random, @ForAll @LongRange(max = 12_000) long total) {
        Agreement now = life(random, 250, 0);
        Secured secured = Secured.by(now, wei(total), START);
        if (now.closed()) {
            assertThat(secured.gross().plus(secured.uncovered())).isEqualTo(Amount.ZERO);
        } else {
            assertThat(now.drawn().plus(secured.gross()).plus(secured.uncovered()))
                    .isEqualTo(wei(total).max(now.drawn()));
        }
    }

    @Test
    void nothingIsSecuredOnceItIsClosed() {
        Agreement open = Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();
        assertThat(Secured.by(open, wei(600), START).gross()).isEqualTo(wei(600));
        Agreement closed =
                open.after(new EscrowEvent.QuitByWorker(open.id(), wei(1_000))).agreement();
        Secured secured = Secured.by(closed, wei(600), START);
        assertThat(secured.gross()).isEqualTo(Amount.ZERO);
        assertThat(secured.net()).isEqualTo(Amount.ZERO);
        assertThat(secured.uncovered()).isEqualTo(Amount.ZERO);
    }

    @Test
    void aVoucherOverTheFundIsADebtForTheRest() {
        Agreement open = Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();
        Agreement drawn =
                open.after(new EscrowEvent.Paid(open.id(), wei(400), MEMO)).agreement();
        Secured secured = Secured.by(drawn, wei(1_700), START);
        assertThat(secured.gross()).isEqualTo(wei(600));
        assertThat(secured.net()).isEqualTo(wei(540));
        assertThat(secured.uncovered()).isEqualTo(wei(700));
        assertThat(Secured.by(drawn, wei(400), START).gross()).isEqualTo(Amount.ZERO);
        assertThat(Secured.by(drawn, wei(399), START).uncovered()).isEqualTo(Amount.ZERO);
    }

    @Test
    void withoutNoticeItHoldsForTheNoticePeriodFromNow() {
        assertThat(until(opened(Instant.EPOCH), START)).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(until(opened(START), START)).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(until(opened(START.minusSeconds(1)), START)).isEqualTo(START.plus(Duration.ofDays(7)));
    }

    @Test
    void aCommitmentPostponesIt() {
        Instant committed = START.plus(Duration.ofDays(60));
        assertThat(until(opened(committed), START)).isEqualTo(committed.plus(Duration.ofDays(7)));
        assertThat(until(opened(committed), committed.plusSeconds(1)))
                .isEqualTo(committed.plusSeconds(1).plus(Duration.ofDays(7)));
    }

    @Test
    void aRulingOfZeroVoidsTheCommitment() {
        Agreement open = opened(START.plus(Duration.ofDays(60)));
        Amount sum = wei(10);
        Amount fee = Rules.arbiterFee(open.terms(), sum);
        Agreement ruled = open.after(new EscrowEvent.Claimed(open.id(), 1, sum, START, MEMO))
                .agreement()
                .after(new EscrowEvent.Objected(open.id(), 1, fee, Amount.ZERO, START, MEMO))
                .agreement()
                .after(new EscrowEvent.Ruled(open.id(), 1, Amount.ZERO, MEMO))
                .agreement();
        assertThat(until(ruled, START)).isEqualTo(START.plus(Duration.ofDays(7)));
    }

    @Test
    void noticeEndsItHoweverLongTheCommitmentWas() {
        Agreement open = opened(START.plus(Duration.ofDays(60)));
        Instant end = START.plus(Duration.ofDays(90));
        Agreement noticed =
                open.after(new EscrowEvent.NoticeGiven(open.id(), end)).agreement();
        assertThat(until(noticed, START)).isEqualTo(end);
        assertThat(until(noticed, end.plusSeconds(9))).isEqualTo(end);
        assertThat(Secured.by(noticed, wei(100), end).gross()).isEqualTo(wei(100));
        Secured late = Secured.by(noticed, wei(100), end.plusSeconds(1));
        assertThat(late).isEqualTo(new Secured(Amount.ZERO, Amount.ZERO, Amount.ZERO, end));
    }

    private static Agreement opened(Instant committedUntil) {
        Terms terms = SomeTerms.with(t -> t.committedUntil = committedUntil);
        return Agreement.opened(Stories.opened(terms, 1_000_000)).agreement();
    }

    private static Instant until(Agreement agreement, Instant now) {
        return Secured.by(agreement, wei(5), now).until();
    }

    private static Agreement life(Random random, int hubBps, long arbiterFee) {
        Life life = new Life(random, Stories.terms(wei(arbiterFee), 5_000, hubBps), 10_000);
        for (int i = random.nextInt(40); i > 0; i--) {
            life.live();
        }
        return life.now();
    }

    private static Amount moved(Step step, Account to) {
        return step.movements().stream()
                .filter(m -> m.to() == to)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
