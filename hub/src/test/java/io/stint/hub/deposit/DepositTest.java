package io.stint.hub.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.hub.agreement.Story;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DepositTest {
    private static final Address CLIENT = Story.CLIENT.address();
    private static final Address KEEPER = Story.WORKER.address();
    private static final Deposit DEPOSIT = new Deposit(KEEPER, Amount.ofWei(1000));
    private static final Hash32 SCOPE = Hash32.keccak("what it is for");

    private static Terms terms() {
        return DEPOSIT.terms(CLIENT, SCOPE, BigInteger.ONE);
    }

    /** With other claims, another notice and another token. */
    private static Terms terms(Address worker, Address token, long cap, Duration notice) {
        Terms t = terms();
        return new Terms(
                t.client(),
                worker,
                t.payee(),
                t.approver(),
                t.arbiter(),
                token,
                t.hub(),
                Amount.ofWei(cap),
                t.arbiterFee(),
                t.review(),
                t.ruling(),
                notice,
                t.committedUntil(),
                t.fallback(),
                t.hubFee(),
                t.scope(),
                t.salt());
    }

    @Test
    void itsTermsAreOnesUnderWhichTheHoldersKeyGetsNothingByItself() {
        Terms terms = terms();

        assertThat(TermsCheck.problems(terms, EscrowDeployment.address(), Story.START))
                .isEmpty();
        assertThat(terms.claimCap()).isEqualTo(Amount.ZERO);
        assertThat(terms.hubFee().value()).isZero();
        assertThat(terms.approver().isZero() && terms.arbiter().isZero()).isTrue();
        assertThat(terms.committedUntil()).isEqualTo(Instant.EPOCH);
        assertThat(DEPOSIT.isOne(terms)).isTrue();
    }

    @Test
    void whatCouldGoElsewhereOrComesBackSoonerIsNone() {
        Address other = Story.ARBITER.address();
        assertThat(DEPOSIT.isOne(terms(KEEPER, Address.ZERO, 0, Deposit.NOTICE)))
                .isTrue();
        assertThat(DEPOSIT.isOne(terms(KEEPER, Address.ZERO, 0, Deposit.NOTICE.plusDays(1))))
                .isTrue();
        assertThat(DEPOSIT.isOne(terms(other, Address.ZERO, 0, Deposit.NOTICE))).isFalse();
        assertThat(DEPOSIT.isOne(terms(KEEPER, other, 0, Deposit.NOTICE))).isFalse();
        assertThat(DEPOSIT.isOne(terms(KEEPER, Address.ZERO, 1, Deposit.NOTICE)))
                .isFalse();
        assertThat(DEPOSIT.isOne(terms(KEEPER, Address.ZERO, 0, Deposit.NOTICE.minusSeconds(1))))
                .isFalse();
    }

    @Test
    void itIsWholeWhileAllOfItIsThereAndNobodyAskedForIt() {
        Agreement whole = Story.open().agreement();
        Hash32 id = Story.terms().id(Story.DOMAIN);
        assertThat(DEPOSIT.isWhole(whole)).isTrue();
        assertThat(new Deposit(KEEPER, Amount.ofWei(1001)).isWhole(whole)).isFalse();
        assertThat(DEPOSIT.isWhole(whole.after(new EscrowEvent.NoticeGiven(id, Story.START.plus(Deposit.NOTICE)))
                        .agreement()))
                .isFalse();
        assertThat(DEPOSIT.isWhole(whole.after(new EscrowEvent.QuitByWorker(id, whole.left()))
                        .agreement()))
                .isFalse();
    }

    @Test
    void nothingIsNoDeposit() {
        assertThatThrownBy(() -> new Deposit(KEEPER, Amount.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
