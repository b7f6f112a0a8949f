package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FeesTest {
    @Test
    void pricesAreRaisedByThePercentageAndRoundedUp() {
        assertThat(flat(65_164_000).raised(40, flat(1), wei(Long.MAX_VALUE))).contains(flat(91_229_600));
        assertThat(flat(11).raised(10, flat(1), wei(100))).contains(flat(13));
        assertThat(flat(0).raised(10, flat(0), wei(100))).contains(flat(1));
    }

    @Test
    void andToWhatOthersPay() {
        assertThat(flat(10).raised(10, flat(50), wei(100))).contains(flat(50));
        assertThat(flat(10).raised(10, flat(50), wei(30))).contains(flat(30));
        assertThat(dynamic(2, 10).raised(10, dynamic(5, 12), wei(100))).contains(dynamic(5, 12));
    }

    @Test
    void bothPricesOfADynamicFeeAreRaised() {
        assertThat(dynamic(2, 10).raised(10, dynamic(1, 1), wei(100))).contains(dynamic(3, 11));
        assertThat(dynamic(9, 10).raised(10, dynamic(60, 70), wei(11))).contains(dynamic(11, 11));
    }

    @Test
    void theCeilingHolds() {
        assertThat(flat(10).raised(10, flat(50), wei(11))).contains(flat(11));
        assertThat(flat(10).raised(10, flat(50), wei(10))).isEmpty();
        assertThat(dynamic(2, 10).raised(40, dynamic(2, 10), wei(13))).isEmpty();
    }

    private static Fees flat(long price) {
        return new Fees.Flat(wei(price));
    }

    private static Fees dynamic(long tip, long maxFee) {
        return new Fees.BaseAndTip(wei(tip), wei(maxFee));
    }

    private static BigInteger wei(long price) {
        return BigInteger.valueOf(price);
    }
}
