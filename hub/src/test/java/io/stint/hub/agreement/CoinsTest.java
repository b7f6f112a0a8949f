package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.TestDollar;
import io.stint.chain.profile.ChainProfiles;
import io.stint.hub.money.DisplayRate;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class CoinsTest {
    private static final Address TOKEN = TestDollar.TOKEN.address();
    private static final Amount COIN = Amount.ofWei(BigInteger.TEN.pow(18));

    private static DisplayRate rate(BigDecimal price, String coin) {
        return new DisplayRate("EUR", price, "a test", Instant.EPOCH, coin);
    }

    private static Coins coins(DisplayRate... rates) {
        return new Coins(ChainProfiles.LOCAL, List.of(rates));
    }

    /** The limit in a token is what the limit in coin is worth, to the last unit, and never more. */
    @Property
    void theLimitInATokenIsWorthTheLimitInCoin(
            @ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal coin,
            @ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal token,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long largest) {
        Coins coins = coins(rate(coin, ""), rate(token, "tUSD"));
        Optional<Amount> limit = Optional.of(Amount.ofWei(BigInteger.valueOf(largest)));
        BigInteger most = coins.over(Amount.ofWei(BigInteger.TWO.pow(200)), TOKEN, limit)
                .flatMap(Coins.Over::most)
                .orElseThrow()
                .wei();

        BigDecimal worth = new BigDecimal(BigInteger.valueOf(largest), 18).multiply(coin);
        assertThat(new BigDecimal(most, 6).multiply(token)).isLessThanOrEqualTo(worth);
        assertThat(new BigDecimal(most.add(BigInteger.ONE), 6).multiply(token)).isGreaterThan(worth);
        assertThat(coins.over(Amount.ofWei(most), TOKEN, limit)).isEmpty();
        assertThat(coins.over(Amount.ofWei(most.add(BigInteger.ONE)), TOKEN, limit))
                .isPresent();
    }

    /** Or gas would be paid for what is worth nothing. */
    @Property
    void whatIsWorthItsGasInATokenIsWorthItInCoinAndNeverNothing(
            @ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal coin,
            @ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal token,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long sum) {
        Coins coins = coins(rate(coin, ""), rate(token, "tUSD"));
        BigInteger least = coins.least(Amount.ofWei(BigInteger.valueOf(sum)), TOKEN)
                .orElseThrow()
                .wei();

        BigDecimal worth = new BigDecimal(BigInteger.valueOf(sum), 18).multiply(coin);
        assertThat(least).isPositive();
        assertThat(new BigDecimal(least.add(BigInteger.ONE), 6).multiply(token)).isGreaterThan(worth);
        if (least.compareTo(BigInteger.ONE) > 0) {
            assertThat(new BigDecimal(least, 6).multiply(token)).isLessThanOrEqualTo(worth);
        }
    }

    @Example
    void aTokenWhoseWorthNobodySaysIsWorthItsGasFromOneOnAndAnUnknownOneNever() {
        Coins coins = coins(rate(new BigDecimal("57000"), ""));

        assertThat(coins.least(COIN, TOKEN)).contains(Amount.ofWei(1_000_000));
        assertThat(coins.least(COIN, Address.ZERO)).contains(COIN);
        assertThat(coins.least(COIN, Address.parse("0x" + "77".repeat(20)))).isEmpty();
        assertThat(coins.least(COIN))
                .containsOnlyKeys(Address.ZERO, TOKEN)
                .containsEntry(TOKEN, Amount.ofWei(1_000_000));
    }

    @Example
    void withoutARateOfTheTokenNothingIsBelowALimit() {
        Coins coins = coins(rate(new BigDecimal("57000"), ""));
        assertThat(coins.over(Amount.ofWei(BigInteger.ONE), TOKEN, Optional.of(COIN))
                        .orElseThrow()
                        .most())
                .isEmpty();
        assertThat(coins.over(COIN, TOKEN, Optional.empty())).isEmpty();
        assertThat(coins.over(COIN, Address.ZERO, Optional.of(COIN))).isEmpty();
    }

    /** What is typed in a currency and shown again is never more than was typed. */
    @Property
    void aSumInACurrencyComesBackAsThatOrALittleLess(
            @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal typed,
            @ForAll @BigRange(min = "0.5", max = "2") @Scale(4) BigDecimal price) {
        Coins coins = coins(rate(price, "tUSD"));
        Input in = new Input(Map.of("unit", "EUR", "sum", typed.toPlainString()));
        Amount amount = coins.sum(in, "sum", TOKEN).orElseThrow();
        BigDecimal worth = new BigDecimal(amount.wei(), 6).multiply(price);
        assertThat(worth).isLessThanOrEqualTo(typed);
        assertThat(typed.subtract(worth)).isLessThan(price.movePointLeft(6));
        assertThat(coins.text(TOKEN, Locale.ENGLISH).displayValue(amount).orElseThrow())
                .isLessThanOrEqualTo(typed);
    }
}
