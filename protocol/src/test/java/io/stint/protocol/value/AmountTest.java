package io.stint.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AmountTest {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** Of any number of bits, with the limits of a fund and of an amount, and their neighbours, more often. */
    @Provide
    Arbitrary<Amount> amounts() {
        Arbitrary<BigInteger> anyBits = Arbitraries.integers()
                .between(0, 256)
                .flatMap(bits -> Arbitraries.bigIntegers()
                        .between(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE)));
        Arbitrary<BigInteger> limits = Arbitraries.of(BigInteger.TWO.pow(96), BigInteger.TWO.pow(255), LARGEST)
                .flatMap(limit -> Arbitraries.of(-1, 0, 1).map(by -> limit.add(BigInteger.valueOf(by))))
                .filter(wei -> wei.compareTo(LARGEST) <= 0);
        return Arbitraries.frequencyOf(Tuple.of(4, anyBits), Tuple.of(1, limits))
                .map(Amount::ofWei);
    }

    @Test
    void oneSatoshiIsTenToTheTenthWei() {
        assertThat(Amount.ofSat(1)).isEqualTo(Amount.ofWei(10_000_000_000L));
    }

    @Test
    void aFundHoldsWhatAUint96Holds() {
        assertThat(Amount.MAX.wei()).isEqualTo(new BigInteger("79228162514264337593543950335"));
    }

    @Test
    void anAmountIsAtMostWhatAUint256Holds() {
        assertThat(Amount.ofWei(LARGEST).wei()).isEqualTo(LARGEST);
        assertThatThrownBy(() -> Amount.ofWei(BigInteger.TWO.pow(256)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at most 2^256-1");
        assertThatThrownBy(() -> Amount.ofWei(LARGEST).plus(Amount.ofWei(1))).isInstanceOf(BadInput.class);
    }

    @Test
    void nothingGoesBelowZero() {
        assertThatThrownBy(() -> Amount.ofWei(-1)).hasMessageContaining("below zero, got -1");
        assertThatThrownBy(() -> Amount.ofSat(-1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Amount.ZERO.minus(Amount.ofSat(1))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Amount.ofSat(1).times(-1)).isInstanceOf(BadInput.class);
    }

    @Property
    void theSumIsExactOrRefused(@ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        exactOrRefused(() -> a.plus(b), a.wei().add(b.wei()));
    }

    @Property
    void theDifferenceIsExactOrRefused(@ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        exactOrRefused(() -> a.minus(b), a.wei().subtract(b.wei()));
    }

    @Property
    void theProductIsExactOrRefused(@ForAll("amounts") Amount a, @ForAll long factor) {
        exactOrRefused(() -> a.times(factor), a.wei().multiply(BigInteger.valueOf(factor)));
    }

    @Property
    void whatIsAddedCanBeTakenAway(@ForAll("amounts") Amount whole, @ForAll("amounts") Amount other) {
        Amount part = whole.min(other);
        assertThat(whole.minus(part).plus(part)).isEqualTo(whole);
    }

    @Property
    void aShareIsRoundedDownByLessThanOne(@ForAll("amounts") Amount amount, @ForAll @IntRange(max = 10_000) int bps) {
        BigInteger exact = amount.wei().multiply(BigInteger.valueOf(bps));
        BigInteger rest = exact.subtract(amount.bps(bps).wei().multiply(WHOLE));
        assertThat(rest).isBetween(BigInteger.ZERO, BigInteger.valueOf(9_999));
    }

    @Property
    void theTwoSharesNeverExceedTheWhole(@ForAll("amounts") Amount amount, @ForAll @IntRange(max = 10_000) int bps) {
        Amount both = amount.bps(bps).plus(amount.bps(10_000 - bps));
        assertThat(both).isLessThanOrEqualTo(amount);
        assertThat(amount.minus(both)).isLessThanOrEqualTo(Amount.ofWei(1));
    }

    @Property
    void aLargerAmountHasNoSmallerShare(
            @ForAll("amounts") Amount a, @ForAll("amounts") Amount b, @ForAll @IntRange(max = 10_000) int bps) {
        assertThat(a.min(b).bps(bps)).isLessThanOrEqualTo(a.max(b).bps(bps));
    }

    @Property
    void theWholeIsAllOfItAndNothingIsNothing(@ForAll("amounts") Amount amount) {
        assertThat(amount.bps(10_000)).isEqualTo(amount);
        assertThat(amount.bps(0)).isEqualTo(Amount.ZERO);
    }

    @Test
    void moreThanTheWholeIsNoShare() {
        assertThatThrownBy(() -> Amount.MAX.bps(10_001)).hasMessageContaining("0 to 10000");
        assertThatThrownBy(() -> Amount.MAX.bps(-1)).isInstanceOf(BadInput.class);
    }

    @Property
    void theSmallerIsTheMinimum(@ForAll("amounts") Amount a, @ForAll("amounts") Amount b) {
        assertThat(a.min(b)).isEqualTo(b.min(a)).isLessThanOrEqualTo(a).isLessThanOrEqualTo(b);
        assertThat(a.max(b)).isEqualTo(b.max(a)).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
    }

    private static void exactOrRefused(Supplier<Amount> result, BigInteger exact) {
        if (exact.signum() >= 0 && exact.compareTo(LARGEST) <= 0) {
            assertThat(result.get().wei()).isEqualTo(exact);
        } else {
            assertThatThrownBy(result::get).isInstanceOf(BadInput.class);
        }
    }
}
