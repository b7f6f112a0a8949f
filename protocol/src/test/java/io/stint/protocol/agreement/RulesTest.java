package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.Values;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @Provide
    Arbitrary<Amount> amounts() {
        return Values.amount();
    }

    /** Rule 9: a thousand small draws pay what one large draw pays. */
    @Property
    void theHubsFeeDoesNotDependOnTheNumberOfPayments(
            @ForAll @IntRange(max = 10_000) int hubBps, @ForAll @Size(max = 60) List<@From("amounts") Amount> stops) {
        Terms terms = Stories.terms(Amount.ZERO, 0, hubBps);
        Amount drawn = Amount.ZERO;
        Amount paid = Amount.ZERO;
        for (Amount stop : stops.stream().sorted().toList()) {
            paid = paid.plus(Rules.lineFee(terms, drawn, stop));
            drawn = stop;
        }
        assertThat(paid).isEqualTo(Rules.lineFee(terms, Amount.ZERO, drawn)).isEqualTo(drawn.bps(hubBps));
    }

    @Property
    void onePaymentsFeeIsItsShareOrOneMore(
            @ForAll @IntRange(max = 1_000) int hubBps, @ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        Amount from = a.min(b);
        Amount upTo = a.max(b);
        Amount fee = Rules.lineFee(Stories.terms(Amount.ZERO, 0, hubBps), from, upTo);
        Amount share = upTo.minus(from).bps(hubBps);
        assertThat(fee).isBetween(share, share.plus(wei(1))).isLessThanOrEqualTo(upTo.minus(from));
    }

    /** 1 wei at a time: the fee of 10 % is taken at every tenth. */
    @Test
    void theSmallestPaymentsPayTheFeeTogether() {
        Terms terms = Stories.terms(Amount.ZERO, 0, 1_000);
        Amount paid = Amount.ZERO;
        for (int drawn = 0; drawn < 1_000; drawn++) {
            paid = paid.plus(Rules.lineFee(terms, wei(drawn), wei(drawn + 1)));
        }
        assertThat(paid).isEqualTo(wei(100));
    }

    @Property
    void theTwoPartsOfTheArbitersFeeAreTheFee(
            @ForAll("amounts") Amount price, @ForAll("amounts") Amount claimed, @ForAll("amounts") Amount awarded) {
        Amount sum = claimed.max(wei(1));
        Amount award = awarded.min(sum);
        Amount fee = Rules.arbiterFee(Stories.terms(price, 0, 0), sum);
        Amount workers = Rules.workersPart(sum, award, fee);
        assertThat(workers).isLessThanOrEqualTo(fee).isLessThanOrEqualTo(award);
        BigInteger proportion = fee.wei().multiply(sum.minus(award).wei()).divide(sum.wei());
        assertThat(workers.wei()).isEqualTo(proportion.min(award.wei()));
        // What was set aside for the dispute leaves it whole: worker's side, arbiter, client.
        Amount out = award.minus(workers).plus(fee).plus(sum.minus(award).plus(workers));
        assertThat(out).isEqualTo(sum.plus(fee));
    }

    @Property
    void aHigherAwardNeverGivesTheWorkerLess(
            @ForAll("amounts") Amount price,
            @ForAll("amounts") Amount claimed,
            @ForAll("amounts") Amount one,
            @ForAll("amounts") Amount other) {
        Amount sum = claimed.max(wei(1));
        Amount fee = price.min(sum);
        Amount lower = one.min(other).min(sum);
        Amount higher = one.max(other).min(sum);
        assertThat(lower.minus(Rules.workersPart(sum, lower, fee)))
                .isLessThanOrEqualTo(higher.minus(Rules.workersPart(sum, higher, fee)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, 30, 0",
        "200, 0, 30, 0",
        "200, 150, 30, 7",
        "200, 100, 30, 15",
        "200, 1, 30, 1",
        "200, 199, 30, 0",
        "30, 10, 30, 10",
        "1, 1, 1, 0",
        "1, 0, 1, 0"
    })
    void theWorkerBearsTheFeeForWhatWasDenied(long sum, long award, long fee, long part) {
        assertThat(Rules.workersPart(wei(sum), wei(award), wei(fee))).isEqualTo(wei(part));
    }

    @Test
    void theArbiterTakesAtMostWhatIsDisputed() {
        assertThat(Rules.arbiterFee(Stories.terms(wei(30), 0, 0), wei(29))).isEqualTo(wei(29));
        assertThat(Rules.arbiterFee(Stories.terms(wei(30), 0, 0), wei(31))).isEqualTo(wei(30));
        assertThat(Rules.arbiterFee(Stories.terms(Amount.ZERO, 0, 0), Amount.MAX))
                .isEqualTo(Amount.ZERO);
    }

    @Test
    void aShareIsRoundedDown() {
        assertThat(Rules.share(wei(9_999), new BasisPoints(1))).isEqualTo(Amount.ZERO);
        assertThat(Rules.share(wei(10_000), new BasisPoints(1))).isEqualTo(wei(1));
        assertThat(Rules.share(wei(19_999), new BasisPoints(1))).isEqualTo(wei(1));
        assertThat(Rules.share(Amount.MAX, new BasisPoints(10_000))).isEqualTo(Amount.MAX);
        assertThat(Rules.share(Amount.MAX, BasisPoints.ZERO)).isEqualTo(Amount.ZERO);
        assertThatThrownBy(() -> Rules.share(wei(1), new BasisPoints(10_001))).isInstanceOf(BadInput.class);
    }
}
