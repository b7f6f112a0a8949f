package io.stint.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms hold only what fits the contract's types. */
class TermsTest {
    private static final Duration LARGEST = Duration.ofSeconds((1L << 32) - 1);
    private static final Amount OVER = Amount.MAX.plus(Amount.ofWei(1));

    @Test
    void everyFieldHoldsItsLargestValue() {
        Terms terms = SomeTerms.with(t -> {
            t.claimCap = Amount.MAX;
            t.arbiterFee = Amount.MAX;
            t.review = LARGEST;
            t.ruling = LARGEST;
            t.notice = LARGEST;
            t.committedUntil = Instant.ofEpochSecond((1L << 40) - 1);
            t.fallback = new BasisPoints(0xFFFF);
            t.hubFee = new BasisPoints(0xFFFF);
            t.salt = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        });
        assertThat(PackedTerms.unpack(PackedTerms.pack(terms))).isEqualTo(terms);
    }

    @Test
    void oneMoreIsRefused() {
        refused(t -> t.claimCap = OVER, "claimCap");
        refused(t -> t.arbiterFee = OVER, "arbiterFee");
        refused(t -> t.review = LARGEST.plusSeconds(1), "review");
        refused(t -> t.ruling = LARGEST.plusSeconds(1), "ruling");
        refused(t -> t.notice = LARGEST.plusSeconds(1), "notice");
        refused(t -> t.committedUntil = Instant.ofEpochSecond(1L << 40), "committedUntil");
        refused(t -> t.fallback = new BasisPoints(0x10000), "share");
        refused(t -> t.salt = BigInteger.TWO.pow(256), "salt");
    }

    @Test
    void lessThanNothingIsRefused() {
        for (Duration period : List.of(Duration.ofSeconds(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            refused(t -> t.review = period, "review");
            refused(t -> t.ruling = period, "ruling");
            refused(t -> t.notice = period, "notice");
        }
        refused(t -> t.committedUntil = Instant.ofEpochSecond(-1), "committedUntil");
        refused(t -> t.committedUntil = Instant.MIN, "committedUntil");
        refused(t -> t.hubFee = new BasisPoints(-1), "share");
        refused(t -> t.salt = BigInteger.ONE.negate(), "salt");
    }

    @Test
    void partsOfASecondAreRefused() {
        for (Duration period : List.of(Duration.ofMillis(1_500), Duration.ofNanos(1), LARGEST.plusNanos(1))) {
            refused(t -> t.review = period, "review");
            refused(t -> t.ruling = period, "ruling");
            refused(t -> t.notice = period, "notice");
        }
        refused(t -> t.committedUntil = Instant.ofEpochSecond(1, 1), "committedUntil");
    }

    @Test
    void theMoneyGoesToTheWorkerUnlessThereIsAPayee() {
        assertThat(SomeTerms.with(t -> {}).receiver()).isEqualTo(SomeTerms.address("worker"));
        assertThat(SomeTerms.with(t -> t.payee = SomeTerms.address("cold")).receiver())
                .isEqualTo(SomeTerms.address("cold"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "1, 0.01 %", "10, 0.1 %", "250, 2.5 %", "1000, 10 %", "10000, 100 %", "65535, 655.35 %"})
    void aShareIsShownInPercent(int value, String shown) {
        assertThat(new BasisPoints(value)).hasToString(shown);
    }

    private static void refused(Consumer<SomeTerms> change, String named) {
        assertThatThrownBy(() -> SomeTerms.with(change))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(named);
    }
}
