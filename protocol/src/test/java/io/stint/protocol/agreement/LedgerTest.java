package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.CLIENT;
import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A fund holds at most 2^96-1; what passes through it over the years may be more. */
class LedgerTest {
    private static final Terms TERMS = Stories.terms(Amount.MAX, 10_000, 1_000);
    private static final Hash32 ID = Stories.id(TERMS);

    private Agreement now = Agreement.opened(Stories.opened(TERMS, 0)).agreement();

    @Property(tries = 500)
    void fundAndClaimsHoldWhatTheLedgerSays(@ForAll Random random, @ForAll @IntRange(max = 400) int arbiterFee) {
        Life life = new Life(random, Stories.terms(wei(arbiterFee), 5_000, 250), 10_000);
        for (int i = 0; i < 40; i++) {
            life.live();
            requireBalances(life.now());
        }
    }

    /** Rule 9. */
    @Property(tries = 20)
    void aThousandSmallDrawsCostWhatOneLargeOneCosts(@ForAll Random random, @ForAll @IntRange(max = 1_000) int hubBps) {
        Terms terms = Stories.terms(wei(0), 0, hubBps);
        Agreement open = Agreement.opened(Stories.opened(terms, 1_000_000)).agreement();
        Agreement small = open;
        long drawn = 0;
        for (int i = 0; i < 1_000; i++) {
            drawn += random.nextLong(1, 1_000);
            small = small.after(new EscrowEvent.Paid(open.id(), wei(drawn), MEMO))
                    .agreement();
        }
        Agreement large =
                open.after(new EscrowEvent.Paid(open.id(), wei(drawn), MEMO)).agreement();
        assertThat(small.ledger()).isEqualTo(large.ledger());
    }

    @Test
    void moreThanOneFundIsPaidInAndOut() {
        for (int round = 1; round <= 5; round++) {
            happens(new EscrowEvent.ToppedUp(ID, CLIENT, Amount.MAX));
            happens(new EscrowEvent.Claimed(ID, round, Amount.MAX, Stories.reviewEnd(round), MEMO));
            happens(new EscrowEvent.Collected(ID, round));
        }
        assertThat(now.paidIn()).isEqualTo(Amount.MAX.times(5));
        assertThat(now.ledger().receivedBy(Account.HUB))
                .isEqualTo(Amount.MAX.bps(1_000).times(5));
        assertThat(now.ledger().receivedBy(Account.HUB).plus(now.ledger().receivedBy(Account.PAYEE)))
                .isEqualTo(now.paidIn());
        assertThat(now.held()).isEqualTo(Amount.ZERO);
        assertThat(MoneyBar.of(now, Amount.MAX).of(Part.DRAWN)).isEqualTo(now.paidIn());
    }

    @Test
    void aSumThatIsClaimedAndTakenBackAgainAndAgainIsCountedEachTime() {
        happens(new EscrowEvent.ToppedUp(ID, CLIENT, Amount.MAX));
        for (int round = 1; round <= 100; round++) {
            happens(new EscrowEvent.Claimed(ID, round, Amount.MAX, Stories.reviewEnd(round), MEMO));
            happens(new EscrowEvent.Retracted(ID, round));
        }
        assertThat(now.ledger().receivedBy(Account.ASIDE)).isEqualTo(Amount.MAX.times(100));
        assertThat(now.ledger().givenBy(Account.ASIDE)).isEqualTo(Amount.MAX.times(100));
        assertThat(now.left()).isEqualTo(Amount.MAX).isEqualTo(now.ledger().held());
    }

    @Test
    void sumAndFeeSetAsideMayBeMoreThanOneFund() {
        happens(new EscrowEvent.ToppedUp(ID, CLIENT, Amount.MAX));
        happens(new EscrowEvent.Claimed(ID, 1, Amount.MAX, START, MEMO));
        happens(new EscrowEvent.Objected(ID, 1, Amount.MAX, Amount.MAX, START, MEMO));
        assertThat(now.held())
                .isEqualTo(Amount.MAX.times(2))
                .isEqualTo(now.ledger().held());
        assertThat(MoneyBar.of(now, wei(0)).of(Part.DISPUTED)).isEqualTo(Amount.MAX.times(2));
        Step ruled = now.after(new EscrowEvent.Ruled(ID, 1, Amount.ZERO, MEMO));
        assertThat(ruled.agreement().funded()).isEqualTo(Amount.MAX);
        assertThat(ruled.agreement().ledger().receivedBy(Account.ARBITER)).isEqualTo(Amount.MAX);
    }

    /** Claim and fee come back together, which is more than the fund can hold: as the contract, it all goes out. */
    @Test
    void whatIsPutBackGoesWholeToTheFundOrWholeToTheClient() {
        Terms terms = Stories.terms(Amount.MAX, 0, 0);
        Hash32 id = Stories.id(terms);
        now = Agreement.opened(Stories.opened(terms, 0)).agreement();
        happens(new EscrowEvent.ToppedUp(id, CLIENT, Amount.MAX));
        happens(new EscrowEvent.Claimed(id, 1, Amount.MAX, START, MEMO));
        happens(new EscrowEvent.Objected(id, 1, Amount.MAX, Amount.MAX, START, MEMO));
        Step lapsed = now.after(new EscrowEvent.Lapsed(id, 1, Amount.ZERO));
        assertThat(lapsed.movements())
                .containsExactly(new Movement(Account.ASIDE, Account.CLIENT, Amount.MAX.times(2)));
        assertThat(lapsed.agreement().funded()).isEqualTo(Amount.ZERO);
    }

    @Test
    void aFundOverTheLimitIsImpossible() {
        happens(new EscrowEvent.ToppedUp(ID, CLIENT, Amount.MAX));
        assertThatThrownBy(() -> now.after(new EscrowEvent.ToppedUp(ID, CLIENT, wei(1))))
                .isInstanceOf(ImpossibleHistory.class);
        happens(new EscrowEvent.Paid(ID, Amount.MAX, MEMO));
        assertThatThrownBy(() -> now.after(new EscrowEvent.ToppedUp(ID, CLIENT, wei(1))))
                .isInstanceOf(ImpossibleHistory.class);
    }

    private void happens(EscrowEvent event) {
        now = now.after(event).agreement();
        requireBalances(now);
    }

    private static void requireBalances(Agreement now) {
        Ledger ledger = now.ledger();
        assertThat(ledger.receivedBy(Account.FUND).minus(ledger.givenBy(Account.FUND)))
                .isEqualTo(now.left());
        assertThat(ledger.receivedBy(Account.ASIDE).minus(ledger.givenBy(Account.ASIDE)))
                .isEqualTo(now.held().minus(now.left()));
    }
}
