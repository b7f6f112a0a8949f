package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.CLIENT;
import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Terms TERMS = Stories.terms(wei(30), 5_000, 1_000);
    private static final Hash32 ID = Stories.id(TERMS);
    private static final Instant REVIEW_END = START.plus(Duration.ofDays(3));

    private final Agreement open =
            Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();

    @Test
    void paymentsMoveTheDifferenceLessTheHubFee() {
        Agreement first = open.after(new EscrowEvent.Paid(ID, wei(105), MEMO)).agreement();
        Step second = first.after(new EscrowEvent.Paid(ID, wei(119), MEMO));
        assertThat(second.movements())
                .containsExactly(
                        new Movement(Account.FUND, Account.HUB, wei(1)),
                        new Movement(Account.FUND, Account.PAYEE, wei(13)));
        assertThat(second.agreement().ledger().receivedBy(Account.HUB)).isEqualTo(wei(11));
        assertThat(second.agreement().left()).isEqualTo(wei(881));
    }

    @Test
    void aTipComesOffThePayeesMoney() {
        Agreement paid = after(open, new EscrowEvent.Paid(ID, wei(105), MEMO));
        Step step = paid.after(new EscrowEvent.Tipped(ID, CLIENT, wei(3)));
        assertThat(step.movements()).containsExactly(new Movement(Account.PAYEE, Account.SUBMITTER, wei(3)));
    }

    @Test
    void aClaimLeavesTheFundAtOnceAndComesBackWhenRetracted() {
        Agreement claimed = after(open, claim(1, 200));
        assertThat(claimed.funded()).isEqualTo(wei(800));
        assertThat(claimed.claimed(ClaimState.PENDING)).isEqualTo(wei(200));
        assertThat(claimed.held()).isEqualTo(wei(1_000));
        Agreement back = after(claimed, new EscrowEvent.Retracted(ID, 1));
        assertThat(back.funded()).isEqualTo(wei(1_000));
        assertThat(back.held()).isEqualTo(wei(1_000));
    }

    @Test
    void aRulingSplitsTheArbitersFeeByWhatEachSideLost() {
        Agreement disputed = after(open, claim(1, 200), objection(1, 30, 0));
        assertThat(disputed.funded()).isEqualTo(wei(770));
        assertThat(disputed.aside()).isEqualTo(wei(30));
        Step ruled = disputed.after(new EscrowEvent.Ruled(ID, 1, wei(150), MEMO));
        // Denied are 50 of 200, so the worker bears floor(30 * 50 / 200) = 7 of the fee.
        assertThat(ruled.movements())
                .containsExactly(
                        new Movement(Account.ASIDE, Account.ARBITER, wei(30)),
                        new Movement(Account.ASIDE, Account.HUB, wei(14)),
                        new Movement(Account.ASIDE, Account.PAYEE, wei(129)),
                        new Movement(Account.ASIDE, Account.FUND, wei(57)));
        assertThat(ruled.agreement().uncommitted()).isFalse();
    }

    @Test
    void aRulingOfZeroEndsTheCommitment() {
        Agreement ruled =
                after(open, claim(1, 200), objection(1, 30, 0), new EscrowEvent.Ruled(ID, 1, Amount.ZERO, MEMO));
        assertThat(ruled.uncommitted()).isTrue();
        assertThat(ruled.ledger().receivedBy(Account.ARBITER)).isEqualTo(wei(30));
        assertThat(ruled.funded()).isEqualTo(wei(970));
    }

    @Test
    void whenNoRulingComesTheFallbackHoldsAndTheFeeGoesBack() {
        Agreement lapsed = after(open, claim(1, 201), objection(1, 30, 0), new EscrowEvent.Lapsed(ID, 1, wei(100)));
        assertThat(lapsed.ledger().receivedBy(Account.PAYEE)).isEqualTo(wei(90));
        assertThat(lapsed.funded()).isEqualTo(wei(900));
    }

    @Test
    void aConcededDisputeReturnsTheArbitersFee() {
        Agreement conceded = after(open, claim(1, 200), objection(1, 30, 0), new EscrowEvent.Conceded(ID, 1));
        assertThat(conceded.funded()).isEqualTo(wei(800));
        assertThat(conceded.ledger().receivedBy(Account.PAYEE)).isEqualTo(wei(180));
    }

    @Test
    void claimsLiveOnAfterTheAgreementIsClosed() {
        Agreement closed = after(
                open,
                claim(1, 200),
                new EscrowEvent.NoticeGiven(ID, START.plus(TERMS.notice())),
                new EscrowEvent.Withdrawn(ID, wei(800)));
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.held()).isEqualTo(wei(200));
        Agreement ruled = after(closed, objection(1, 30, 30), new EscrowEvent.Ruled(ID, 1, wei(200), MEMO));
        assertThat(ruled.held()).isEqualTo(Amount.ZERO);
        assertThat(ruled.paidIn()).isEqualTo(wei(1_030));
    }

    @Test
    void whatDoesNotFitTheFundAnyMoreGoesToTheClient() {
        Agreement full = after(open, claim(1, 200), new EscrowEvent.ToppedUp(ID, CLIENT, Amount.MAX.minus(wei(800))));
        Step back = full.after(new EscrowEvent.Retracted(ID, 1));
        assertThat(back.movements()).containsExactly(new Movement(Account.ASIDE, Account.CLIENT, wei(200)));
    }

    @Test
    void aCommitmentIsNotCountedOnWhileAClaimRuns() {
        Terms committed = Stories.committed(TERMS, START.plus(Duration.ofDays(90)));
        Agreement agreement = Agreement.opened(Stories.opened(committed, 1_000)).agreement();
        assertThat(Secured.by(agreement, wei(100), START).until())
                .isEqualTo(START.plus(Duration.ofDays(90)).plus(TERMS.notice()));
        Agreement claimed = agreement
                .after(new EscrowEvent.Claimed(agreement.id(), 1, wei(10), REVIEW_END, MEMO))
                .agreement();
        assertThat(Secured.by(claimed, wei(100), START).until()).isEqualTo(START.plus(TERMS.notice()));
    }

    @Test
    void historiesThatTheContractDoesNotAllowAreRefused() {
        Agreement closed = after(open, new EscrowEvent.QuitByWorker(ID, wei(1_000)));
        List<Runnable> impossible = List.of(
                () -> closed.after(new EscrowEvent.Paid(ID, wei(1), MEMO)),
                () -> closed.after(new EscrowEvent.ToppedUp(ID, CLIENT, wei(1))),
                () -> open.after(new EscrowEvent.Paid(ID, wei(1_001), MEMO)),
                () -> open.after(new EscrowEvent.Paid(ID, Amount.ZERO, MEMO)),
                () -> open.after(claim(2, 1)),
                () -> open.after(claim(1, 1_001)),
                () -> open.after(new EscrowEvent.Collected(ID, 1)),
                () -> open.after(new EscrowEvent.Withdrawn(ID, wei(1_000))),
                () -> open.after(new EscrowEvent.QuitByWorker(ID, wei(999))),
                () -> open.after(Stories.opened(TERMS, 1)),
                () -> open.after(new EscrowEvent.Collected(MEMO, 1)),
                () -> after(open, claim(1, 200), objection(1, 29, 0)),
                () -> after(open, claim(1, 200), objection(1, 30, 0), new EscrowEvent.Lapsed(ID, 1, wei(99))),
                () -> after(open, claim(1, 200), objection(1, 30, 0), new EscrowEvent.Ruled(ID, 1, wei(201), MEMO)),
                () -> after(open, claim(1, 200), objection(1, 30, 0), new EscrowEvent.Retracted(ID, 1)),
                () -> after(open, claim(1, 200), new EscrowEvent.Ruled(ID, 1, wei(1), MEMO)));
        assertThat(impossible)
                .allSatisfy(history -> assertThatThrownBy(history::run).isInstanceOf(ImpossibleHistory.class));
    }

    private static EscrowEvent claim(int round, long sum) {
        return new EscrowEvent.Claimed(ID, round, wei(sum), REVIEW_END, MEMO);
    }

    private static EscrowEvent objection(int round, long aside, long topUp) {
        return new EscrowEvent.Objected(ID, round, wei(aside), wei(topUp), REVIEW_END, MEMO);
    }

    private static Agreement after(Agreement agreement, EscrowEvent... events) {
        for (EscrowEvent event : events) {
            agreement = agreement.after(event).agreement();
        }
        return agreement;
    }
}
