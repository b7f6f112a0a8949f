package io.stint.hub.money;

import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts as people read them in one language. A coin amount and a price are always exact; what is only worth about so much
 * begins with ≈. Number and unit are joined by a blank at which no line breaks.
 */
public final class PriceText {
    private static final int WEI_DECIMALS = 18;
    private static final int MOST_DECIMALS = 18;
    private static final char NO_BREAK = '\u00a0';
    private static final BigInteger WEI_PER_SAT = BigInteger.TEN.pow(10);

    /** Amounts under this are told in satoshis: 0.0001 coin. */
    private static final BigInteger SMALL = BigInteger.TEN.pow(14);

    private final Rates rates;
    private final Locale locale;

    public PriceText(Rates rates, Locale locale) {
        this.rates = rates;
        this.locale = locale;
    }

    /** An amount of the native coin: {@code 0.0125 rBTC}; {@code 3,500 sat} where the coin is a bitcoin and it is little. */
    public String coin(Amount amount) {
        BigInteger wei = amount.wei();
        boolean sats = rates.coin().symbol().toUpperCase(Locale.ROOT).endsWith("BTC")
                && wei.signum() > 0
                && wei.compareTo(SMALL) < 0
                && wei.mod(WEI_PER_SAT).signum() == 0;
        return sats
                ? number(new BigDecimal(wei.divide(WEI_PER_SAT))) + NO_BREAK + "sat"
                : number(new BigDecimal(wei, WEI_DECIMALS))
                        + NO_BREAK
                        + rates.coin().symbol();
    }

    /** A price as it was given: {@code €22}, {@code 0.0125 rBTC}. */
    public String price(Price price) {
        if (rates.isCoin(price.currency())) {
            return coin(rates.toFund(price).orElseThrow());
        }
        return price.currency().isIso()
                ? currency(price.amount(), price.currency().code())
                : number(price.amount()) + NO_BREAK + price.currency();
    }

    /** About what a price is in the coin, or a price in coin in the display currency; empty: there is no rate. */
    public Optional<String> beside(Price price) {
        Optional<Amount> coin = rates.toFund(price);
        return rates.isCoin(price.currency())
                ? coin.flatMap(this::beside)
                : coin.map(amount -> "≈" + NO_BREAK + coin(amount));
    }

    /** About what an amount is worth in the display currency; empty: there is no rate. */
    public Optional<String> beside(Amount amount) {
        return rates.shown().map(rate -> "≈" + NO_BREAK + currency(rates.worth(amount, rate), rate.currency()));
    }

    /** By which rate a price is compared with the coin: {@code 1 rBTC = €57,000 · source · 3 May 2026}. */
    public Optional<String> rate(Price price) {
        return (rates.isCoin(price.currency()) ? rates.shown() : rates.of(price.currency())).map(this::rate);
    }

    /** A rate with its source and day. */
    public String rate(DisplayRate rate) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(rate.at().atZone(ZoneOffset.UTC));
        return "1" + NO_BREAK + rates.coin().symbol() + " = " + currency(rate.perCoin(), rate.currency()) + " · "
                + rate.source() + " · " + day;
    }

    private String currency(BigDecimal amount, String code) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(code));
        BigDecimal exact = plain(amount);
        format.setMinimumFractionDigits(exact.scale() == 0 ? 0 : Math.max(2, exact.scale()));
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(exact).replace(' ', NO_BREAK);
    }

    private String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(plain(value)).replace(' ', NO_BREAK);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
