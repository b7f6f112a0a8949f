package io.stint.hub.money;

import io.stint.hub.web.Dates;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prices in a currency as people read them in one language; amounts that lie in the contract are {@link CoinText}. A price is
 * always exact; what is only worth about so much begins with ≈.
 */
public final class PriceText {
    private static final int MOST_DECIMALS = 18;
    private static final String ABOUT = "≈\u00a0";
    private static final BigInteger WEI_PER_SAT = BigInteger.TEN.pow(10);

    /** Amounts under this are told in satoshis: 0.0001 coin. */
    private static final BigInteger SMALL = BigInteger.TEN.pow(14);

    private final Rates rates;
    private final Locale locale;
    private final Numbers numbers;

    /** @param rates the first is the reader's own */
    public PriceText(Rates rates, Locale locale) {
        this.rates = rates;
        this.locale = locale;
        this.numbers = new Numbers(locale);
    }

    /** An amount of the native coin: {@code 0.0125 rBTC}; {@code 3,500 sat} where the coin is a bitcoin and it is little. */
    public String coin(Amount amount) {
        BigInteger wei = amount.wei();
        boolean sats = rates.coin().symbol().toUpperCase(Locale.ROOT).endsWith("BTC")
                && wei.signum() > 0
                && wei.compareTo(SMALL) < 0
                && wei.mod(WEI_PER_SAT).signum() == 0;
        return sats
                ? numbers.number(new BigDecimal(wei.divide(WEI_PER_SAT)), 0, "sat")
                : CoinText.of(rates.coin(), Optional.empty(), locale).whole(amount);
    }

    /** What something was worth, with the digits of the currency's smallest coin at least: {@code €264.10}. */
    public static String value(BigDecimal value, String currency, Locale locale) {
        return new Numbers(locale).currency(value, Numbers.digits(currency), currency);
    }

    /** A price as it was given: {@code €22}, {@code 0.0125 rBTC}. */
    public String price(Price price) {
        if (rates.isCoin(price.currency())) {
            return coin(rates.toFund(price).orElseThrow());
        }
        return price.currency().isIso()
                ? currency(price.amount(), price.currency().code())
                : numbers.number(price.amount(), MOST_DECIMALS, price.currency().toString());
    }

    /**
     * About what a price is in the reader's currency, where it is in another, and in the coin; empty: there is no rate.
     */
    public Optional<String> beside(Price price) {
        Optional<Amount> coin = rates.toFund(price);
        if (rates.isCoin(price.currency())) {
            return coin.flatMap(this::beside);
        }
        return coin.map(amount -> other(price)
                .flatMap(rate -> beside(amount))
                .map(own -> own + " · " + ABOUT + coin(amount))
                .orElseGet(() -> ABOUT + coin(amount)));
    }

    /** About what an amount is worth in the reader's currency; empty: there is no rate. */
    public Optional<String> beside(Amount amount) {
        return rates.shown().map(rate -> ABOUT + currency(rates.worth(amount, rate), rate.currency()));
    }

    /** The reader's rate, when the price is in another currency. */
    private Optional<DisplayRate> other(Price price) {
        return rates.shown()
                .filter(rate -> !rate.currency().equals(price.currency().code()));
    }

    /** By which rates {@link #beside} compares: {@code 1 rBTC = €57,000 · source · 3 May 2026}; empty: there is none. */
    public Optional<String> rate(Price price) {
        Stream<DisplayRate> used = rates.isCoin(price.currency())
                ? rates.shown().stream()
                : rates.of(price.currency()).stream()
                        .flatMap(own -> Stream.concat(Stream.of(own), other(price).stream()));
        return Optional.of(used.map(this::rate).collect(Collectors.joining(" · ")))
                .filter(text -> !text.isEmpty());
    }

    /** A rate with its source and day. */
    public String rate(DisplayRate rate) {
        String day = Dates.in(locale).day(rate.at());
        return numbers.number(BigDecimal.ONE, 0, rates.coin().symbol()) + " = "
                + currency(rate.perCoin(), rate.currency()) + " · " + rate.source() + " · " + day;
    }

    private String currency(BigDecimal amount, String code) {
        BigDecimal stripped = amount.stripTrailingZeros();
        BigDecimal exact = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        return numbers.currency(exact, exact.scale() == 0 ? 0 : Math.max(2, exact.scale()), code);
    }
}
