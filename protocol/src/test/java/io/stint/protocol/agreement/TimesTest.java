package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.CLIENT;
import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Events that came too early or too late for the terms, each beside the last second at which it is possible. */
class TimesTest {
    private static final Instant COMMITTED = START.plusSeconds(1_000);
    private static final Terms TERMS = Stories.committed(Stories.terms(wei(30), 5_000, 1_000), COMMITTED);
    private static final Hash32 ID = Stories.id(TERMS);

    private final Agreement open =
            Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();

    @Test
    void noticeIsGivenWhenTheCommitmentHasEnded() {
        possible(open, noticeAt(COMMITTED));
        impossible(open, noticeAt(COMMITTED.minusSeconds(1)));
    }

    @Test
    void aRulingOfNothingEndsTheCommitment() {
        Agreement disputed = after(open, claimAt(1, START), objectionAt(START));
        possible(after(disputed, ruling(0)), noticeAt(START));
        impossible(after(disputed, ruling(1)), noticeAt(START));
    }

    @Test
    void aClaimIsMadeAfterTheReviewOfTheOneBefore() {
        Agreement retracted = after(open, claimAt(1, START), new EscrowEvent.Retracted(ID, 1));
        Instant reviewEnd = START.plus(TERMS.review());
        possible(retracted, claimAt(2, reviewEnd.plusSeconds(1)));
        impossible(retracted, claimAt(2, reviewEnd));
    }

    @Test
    void aClaimIsMadeWhileNoticeRuns() {
        Agreement noticed = after(open, noticeAt(COMMITTED));
        Instant end = COMMITTED.plus(TERMS.notice());
        possible(noticed, claimAt(1, end));
        impossible(noticed, claimAt(1, end.plusSeconds(1)));
    }

    @Test
    void anObjectionIsMadeInTheReview() {
        Agreement claimed = after(open, claimAt(1, START));
        Instant reviewEnd = START.plus(TERMS.review());
        possible(claimed, objectionAt(reviewEnd));
        impossible(claimed, objectionAt(reviewEnd.plusSeconds(1)));
    }

    @Test
    void aTipIsOutOfThePaymentJustBefore() {
        impossible(open, new EscrowEvent.Tipped(ID, CLIENT, wei(1)));
        Agreement paid = after(open, new EscrowEvent.Paid(ID, wei(100), MEMO));
        possible(paid, new EscrowEvent.Tipped(ID, CLIENT, wei(90)));
        impossible(paid, new EscrowEvent.Tipped(ID, CLIENT, wei(91)));
        impossible(paid, new EscrowEvent.Tipped(ID, CLIENT, wei(0)));
        impossible(after(paid, new EscrowEvent.Tipped(ID, CLIENT, wei(1))), new EscrowEvent.Tipped(ID, CLIENT, wei(1)));
        impossible(
                after(paid, new EscrowEvent.ToppedUp(ID, CLIENT, wei(1))), new EscrowEvent.Tipped(ID, CLIENT, wei(1)));
    }

    private static EscrowEvent noticeAt(Instant time) {
        return new EscrowEvent.NoticeGiven(ID, time.plus(TERMS.notice()));
    }

    private static EscrowEvent claimAt(int round, Instant time) {
        return new EscrowEvent.Claimed(ID, round, wei(100), time.plus(TERMS.review()), MEMO);
    }

    private static EscrowEvent objectionAt(Instant time) {
        return new EscrowEvent.Objected(ID, 1, wei(30), wei(0), time.plus(TERMS.ruling()), MEMO);
    }

    private static EscrowEvent ruling(long award) {
        return new EscrowEvent.Ruled(ID, 1, wei(award), MEMO);
    }

    private static void possible(Agreement agreement, EscrowEvent event) {
        assertThat(agreement.after(event).agreement()).isNotEqualTo(agreement);
    }

    private static void impossible(Agreement agreement, EscrowEvent event) {
        assertThatThrownBy(() -> agreement.after(event)).isInstanceOf(ImpossibleHistory.class);
    }

    private static Agreement after(Agreement agreement, EscrowEvent... events) {
        for (EscrowEvent event : events) {
            agreement = agreement.after(event).agreement();
        }
        return agreement;
    }
}
