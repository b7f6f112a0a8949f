package io.stint.protocol.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DealingTest {
    private static final Instant START = Village.START;

    private static Moved at(long seconds, Movement... movements) {
        return new Moved(START.plusSeconds(seconds), Arrays.asList(movements));
    }

    private static Movement in(long wei) {
        return new Movement(Account.PAYER, Account.FUND, Amount.ofWei(wei));
    }

    private static Movement aside(long wei) {
        return new Movement(Account.FUND, Account.ASIDE, Amount.ofWei(wei));
    }

    private static Movement out(Account from, Account to, long wei) {
        return new Movement(from, to, Amount.ofWei(wei));
    }

    private static Dealing dealing(Moved... history) {
        return Dealing.of(SomeTerms.with(_ -> {}), List.of(history)).orElseThrow();
    }

    @Test
    void whatReachedThePayeeCountsForAsLongAsItLay() {
        Dealing dealing = dealing(
                at(0, in(1_000)),
                at(100, out(Account.FUND, Account.PAYEE, 400), out(Account.FUND, Account.HUB, 10)),
                at(300, out(Account.FUND, Account.CLIENT, 590)));

        assertThat(dealing.stay()).isEqualTo(400 * 100);
        assertThat(dealing.since()).isEqualTo(START);
        assertThat(dealing.until()).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void aClaimGoesOnLyingThere() {
        assertThat(dealing(at(0, in(1_000)), at(50, aside(1_000)), at(200, out(Account.ASIDE, Account.PAYEE, 1_000)))
                        .stay())
                .isEqualTo(1_000 * 200);
    }

    @Test
    void aLateTopUpBringsNoWaitingAlong() {
        assertThat(dealing(at(0, in(1)), at(1_000_000, in(999)), at(1_000_000, out(Account.FUND, Account.PAYEE, 1_000)))
                        .stay())
                .isEqualTo(1_000_000);
    }

    @Test
    void whatIsPaidBackCountsForNothing() {
        assertThat(dealing(
                                at(0, in(1_000)),
                                at(10, out(Account.FUND, Account.PAYEE, 1)),
                                at(1_000, out(Account.FUND, Account.CLIENT, 999)))
                        .stay())
                .isEqualTo(10);
    }

    @Test
    void aTipIsTheWorkersToGive() {
        assertThat(dealing(
                                at(0, in(100)),
                                at(10, out(Account.FUND, Account.PAYEE, 100)),
                                at(10, out(Account.PAYEE, Account.SUBMITTER, 30)))
                        .stay())
                .isEqualTo(1_000);
    }

    @Test
    void tokensUnpaidWorkAndTheClientsOwnPurseSayNothing() {
        Moved[] paid = {at(0, in(100)), at(10, out(Account.FUND, Account.PAYEE, 100))};

        assertThat(Dealing.of(SomeTerms.with(_ -> {}), List.of(paid))).isPresent();
        assertThat(Dealing.of(SomeTerms.with(_ -> {}), List.of(paid[0]))).isEmpty();
        assertThat(Dealing.of(SomeTerms.with(_ -> {}), List.of())).isEmpty();
        assertNothing(t -> t.token = SomeTerms.address("token"), paid);
        assertNothing(t -> t.payee = t.client, paid);
        assertNothing(t -> t.payee = t.approver = SomeTerms.address("approver"), paid);
    }

    private static void assertNothing(Consumer<SomeTerms> change, Moved... paid) {
        Terms terms = SomeTerms.with(change);
        assertThat(Dealing.of(terms, List.of(paid))).isEmpty();
    }

    /** A coin counts in one place at a time: whatever is done, no more is earned than was held times the time. */
    @Property(tries = 300)
    void noMoreIsEarnedThanLayThere(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 3) Integer> what,
            @ForAll @Size(value = 30) List<@IntRange(min = 1, max = 1_000_000) Integer> sums) {
        List<Moved> history = new ArrayList<>(List.of(at(0, in(1_000))));
        BigInteger held = BigInteger.valueOf(1_000);
        BigInteger lay = BigInteger.ZERO;
        long now = 0;
        for (int i = 0; i < what.size(); i++) {
            long sum = sums.get(i);
            now += sum;
            lay = lay.add(held.multiply(BigInteger.valueOf(sum)));
            long out = Math.min(sum, held.longValueExact());
            if (what.get(i) == 0 || out == 0) {
                history.add(at(now, in(sum)));
                held = held.add(BigInteger.valueOf(sum));
            } else {
                Account to =
                        List.of(Account.PAYEE, Account.CLIENT, Account.ARBITER).get(what.get(i) - 1);
                history.add(at(now, out(Account.FUND, to, out)));
                held = held.subtract(BigInteger.valueOf(out));
            }
        }
        BigInteger most = lay;
        Dealing.of(SomeTerms.with(_ -> {}), history)
                .ifPresent(dealing -> assertThat(dealing.stay()).isBetween(BigInteger.ZERO, most));
    }
}
