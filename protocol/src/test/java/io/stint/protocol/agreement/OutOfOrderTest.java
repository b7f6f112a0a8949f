package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import org.junit.jupiter.api.Test;

/** Events that the contract cannot have emitted in this order or with these sums. */
class OutOfOrderTest {
    private static final Terms TERMS = Stories.terms(wei(30), 5_000, 1_000);
    private static final Hash32 ID = Stories.id(TERMS);

    private final Agreement open =
            Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();

    @Test
    void noticeIsGivenOnce() {
        Agreement noticed = after(open, new EscrowEvent.NoticeGiven(ID, START));
        impossible(noticed, new EscrowEvent.NoticeGiven(ID, START));
    }

    @Test
    void aClosedAgreementHasNoNewClaimAndNoNotice() {
        Agreement closed = after(open, new EscrowEvent.QuitByWorker(ID, wei(1_000)));
        impossible(closed, new EscrowEvent.Claimed(ID, 1, wei(1), START, MEMO));
        impossible(closed, new EscrowEvent.NoticeGiven(ID, START));
        Agreement empty = Agreement.opened(Stories.opened(TERMS, 0)).agreement();
        impossible(after(empty, new EscrowEvent.QuitByWorker(ID, wei(0))), new EscrowEvent.NoticeGiven(ID, START));
    }

    @Test
    void anObjectionSetsTheFeeAsideAndTheTimeToRule() {
        Agreement disputed = after(open, claim(200), objection(30, 5));
        Claim claim = disputed.claims().values().iterator().next();
        assertThat(claim.rulingEnd()).hasValue(START.plusSeconds(9));
        assertThat(claim.state()).isEqualTo(ClaimState.DISPUTED);
        assertThat(disputed.funded()).isEqualTo(wei(1_000 - 200 - 30 + 5));
        assertThat(disputed.paidIn()).isEqualTo(wei(1_005));
    }

    @Test
    void anObjectionsFeeIsInTheFundOrComesWithIt() {
        Agreement empty = after(open, claim(200), new EscrowEvent.Paid(ID, wei(780), MEMO));
        impossible(empty, objection(30, 9));
        assertThat(after(empty, objection(30, 10)).left()).isEqualTo(Amount.ZERO);
    }

    @Test
    void afterTheEndAnObjectionBringsTheFeeExactly() {
        Agreement closed = after(open, claim(200), new EscrowEvent.QuitByWorker(ID, wei(800)));
        impossible(closed, objection(30, 0));
        impossible(closed, objection(30, 29));
        impossible(closed, objection(30, 31));
        assertThat(after(closed, objection(30, 30)).held()).isEqualTo(wei(230));
    }

    @Test
    void nobodyRulesWhereThereIsNoArbiter() {
        Terms none = Stories.withoutArbiter(Stories.terms(wei(0), 5_000, 0));
        Hash32 id = Stories.id(none);
        Agreement disputed = after(
                Agreement.opened(Stories.opened(none, 1_000)).agreement(),
                new EscrowEvent.Claimed(id, 1, wei(100), START, MEMO),
                new EscrowEvent.Objected(id, 1, wei(0), wei(0), START, MEMO));
        impossible(disputed, new EscrowEvent.Ruled(id, 1, wei(50), MEMO));
        assertThat(after(disputed, new EscrowEvent.Lapsed(id, 1, wei(50))).held())
                .isEqualTo(wei(950));
    }

    private static EscrowEvent claim(long sum) {
        return new EscrowEvent.Claimed(ID, 1, wei(sum), START, MEMO);
    }

    private static EscrowEvent objection(long aside, long topUp) {
        return new EscrowEvent.Objected(ID, 1, wei(aside), wei(topUp), START.plusSeconds(9), MEMO);
    }

    private static void impossible(Agreement agreement, EscrowEvent event) {
        assertThatThrownBy(() -> agreement.after(event)).isInstanceOf(ImpossibleHistory.class);
    }

    private static Agreement after(Agreement agreement, EscrowEvent... events) {
        Agreement now = agreement;
        for (EscrowEvent event : events) {
            now = now.after(event).agreement();
        }
        return now;
    }
}
