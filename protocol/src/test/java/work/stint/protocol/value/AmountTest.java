package work.stint.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import work.stint.protocol.BadInput;

class AmountTest {
    @Provide
    Arbitrary<Amount> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, Amount.MAX.wei())
                .map(Amount::ofWei);
    }

    @Test
    void oneSatoshiIsTenToTheTenthWei() {
        assertThat(Amount.ofSat(1)).isEqualTo(Amount.ofWei(10_000_000_000L));
    }

    @Test
    void theLargestIsWhatAUint96Holds() {
        assertThat(Amount.MAX.wei()).isEqualTo(new BigInteger("79228162514264337593543950335"));
        assertThatThrownBy(() -> Amount.ofWei(BigInteger.TWO.pow(256)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at most 2^256-1");
        assertThatThrownBy(() -> Amount.ofSat(-1)).isInstanceOf(BadInput.class);
    }

    @Test
    void nothingGoesBelowZero() {
        assertThatThrownBy(() -> Amount.ofWei(-1)).hasMessageContaining("below zero, got -1");
        assertThatThrownBy(() -> Amount.ZERO.minus(Amount.ofSat(1))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Amount.ofSat(1).times(-1)).isInstanceOf(BadInput.class);
    }

    @Property
    void whatIsAddedCanBeTakenAway(@ForAll("amounts") Amount whole, @ForAll("amounts") Amount other) {
        Amount part = whole.min(other);
        assertThat(whole.minus(part).plus(part)).isEqualTo(whole);
    }

    @Property
    void theSumIsExactOrRefused(@ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        BigInteger sum = a.wei().add(b.wei());
        if (sum.bitLength() <= 96) {
            assertThat(a.plus(b).wei()).isEqualTo(sum);
        } else {
            assertThatThrownBy(() -> a.plus(b)).isInstanceOf(BadInput.class);
        }
    }

    @Property
    void aShareIsRoundedDownByLessThanOne(@ForAll("amounts") Amount amount, @ForAll @IntRange(max = 10_000) int bps) {
        BigInteger exact = amount.wei().multiply(BigInteger.valueOf(bps));
        BigInteger rest = exact.subtract(amount.bps(bps).wei().multiply(BigInteger.valueOf(10_000)));
        assertThat(rest).isBetween(BigInteger.ZERO, BigInteger.valueOf(9_999));
    }

    @Property
    void theTwoSharesNeverExceedTheWhole(@ForAll("amounts") Amount amount, @ForAll @IntRange(max = 10_000) int bps) {
        assertThat(amount.bps(bps).plus(amount.bps(10_000 - bps))).isLessThanOrEqualTo(amount);
    }

    @Test
    void moreThanTheWholeIsNoShare() {
        assertThat(Amount.MAX.bps(10_000)).isEqualTo(Amount.MAX);
        assertThatThrownBy(() -> Amount.MAX.bps(10_001)).hasMessageContaining("0 to 10000");
        assertThatThrownBy(() -> Amount.MAX.bps(-1)).isInstanceOf(BadInput.class);
    }

    @Property
    void theSmallerIsTheMinimum(@ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        assertThat(a.min(b)).isEqualTo(b.min(a)).isLessThanOrEqualTo(a).isLessThanOrEqualTo(b);
    }
}
