package io.stint.hub.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RatesTest {
    private static final BigInteger SAT = BigInteger.TEN.pow(10);
    private static final Rates RATES = rates(new BigDecimal("57000"));
    private static final PriceText ENGLISH = new PriceText(RATES, Locale.of("en"));
    private static final PriceText SPANISH = new PriceText(RATES, Locale.of("es"));

    private static Rates rates(BigDecimal perCoin) {
        return new Rates(Token.nativeCoin("rBTC"), List.of(new DisplayRate("EUR", perCoin, "a test", Instant.EPOCH)));
    }

    @Provide
    Arbitrary<BigDecimal> positive() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.00000001"), new BigDecimal("999999999"))
                .ofScale(8);
    }

    @Property
    void whatIsFundedIsNeverLessThanThePriceAndLessThanASatoshiMore(
            @ForAll("positive") BigDecimal amount, @ForAll("positive") BigDecimal perCoin) {
        Amount funded = rates(perCoin).toFund(euros(amount)).orElseThrow();

        assertThat(funded.wei().mod(SAT)).isZero();
        assertThat(exactWorth(funded.wei(), perCoin)).isGreaterThanOrEqualTo(amount);
        assertThat(exactWorth(funded.wei().subtract(SAT), perCoin)).isLessThan(amount);
    }

    private static BigDecimal exactWorth(BigInteger wei, BigDecimal perCoin) {
        return new BigDecimal(wei, 18).multiply(perCoin);
    }

    private static Price euros(BigDecimal amount) {
        return new Price(amount, new Currency("EUR"));
    }

    @Property
    void aCoinAmountIsShownExactly(@ForAll("wei") BigInteger wei) {
        String[] shown = ENGLISH.coin(Amount.ofWei(wei)).split("\u00a0", 2);
        BigDecimal number = new BigDecimal(shown[0].replace(",", ""));

        BigInteger unit = shown[1].equals("sat") ? SAT : BigInteger.TEN.pow(18);
        assertThat(number.multiply(new BigDecimal(unit))).isEqualByComparingTo(new BigDecimal(wei));
    }

    @Provide
    Arbitrary<BigInteger> wei() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(96).subtract(BigInteger.ONE));
        return Arbitraries.oneOf(
                any,
                Arbitraries.bigIntegers()
                        .between(BigInteger.ZERO, BigInteger.TEN.pow(5))
                        .map(SAT::multiply));
    }

    @Property
    void aPriceInCoinIsItself(@ForAll("wei") BigInteger wei) {
        if (wei.signum() > 0 && wei.compareTo(BigInteger.TEN.pow(36)) < 0) {
            Price price = new Price(new BigDecimal(wei, 18), new Currency("RBTC"));
            assertThat(RATES.toFund(price)).contains(Amount.ofWei(wei));
        }
    }

    @Example
    void littleIsToldInSatoshis() {
        assertThat(ENGLISH.coin(Amount.ofSat(3_500))).isEqualTo("3,500\u00a0sat");
        assertThat(ENGLISH.coin(Amount.ofSat(10_000))).isEqualTo("0.0001\u00a0rBTC");
        assertThat(ENGLISH.coin(Amount.ofWei(1))).isEqualTo("0.000000000000000001\u00a0rBTC");
        assertThat(ENGLISH.coin(Amount.ZERO)).isEqualTo("0\u00a0rBTC");
    }

    @Example
    void pricesAreWrittenAsTheLanguageDoes() {
        Price price = euros(new BigDecimal("12345.5"));
        assertThat(ENGLISH.price(price)).isEqualTo("€12,345.50");
        assertThat(SPANISH.price(price)).isEqualTo("12.345,50\u00a0€");
        assertThat(ENGLISH.price(euros(new BigDecimal("22.00")))).isEqualTo("€22");
        assertThat(ENGLISH.price(euros(new BigDecimal("0.125")))).isEqualTo("€0.125");
    }

    @Example
    void withoutARateNothingIsCompared() {
        Price price = new Price(BigDecimal.TEN, new Currency("SEK"));
        assertThat(RATES.toFund(price)).isEmpty();
        assertThat(RATES.perCoin(price.currency())).isEmpty();
        assertThat(ENGLISH.beside(price)).isEqualTo(Optional.empty());
    }

    @Example
    void aPriceInAnotherCurrencyIsComparedWithTheReadersOwn() {
        Rates both = new Rates(
                Token.nativeCoin("rBTC"),
                List.of(
                        new DisplayRate("EUR", new BigDecimal("50000"), "a test", Instant.EPOCH),
                        new DisplayRate("USD", new BigDecimal("60000"), "a test", Instant.EPOCH)));
        Price price = euros(new BigDecimal("500"));

        assertThat(new PriceText(both, Locale.of("en")).beside(price)).contains("≈\u00a00.01\u00a0rBTC");
        PriceText american = new PriceText(both.in("USD"), Locale.of("en"));
        assertThat(american.beside(price)).contains("≈\u00a0$600 · ≈\u00a00.01\u00a0rBTC");
        assertThat(american.rate(price).orElseThrow()).contains("€50,000", "$60,000");
        assertThat(american.price(price)).isEqualTo("€500");
    }

    @Example
    void worthIsRoundedToTheHundredth() {
        DisplayRate rate = RATES.shown().orElseThrow();
        assertThat(RATES.worth(Amount.ofSat(1_250_000), rate)).isEqualByComparingTo("712.50");
        assertThat(ENGLISH.beside(Amount.ofSat(1_250_000))).contains("≈\u00a0€712.50");
    }
}
