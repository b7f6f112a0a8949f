package io.stint.hub.money;

import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Turns prices into the native coin and back. A price becomes whole units of 10^-8 coin (satoshis on a Bitcoin layer 2),
 * rounded up, so that what a client funds is never less than what was agreed.
 */
public final class Rates {
    private static final int WEI_DECIMALS = 18;
    private static final int FUNDED_DECIMALS = 8;
    private static final BigInteger STEP = BigInteger.TEN.pow(WEI_DECIMALS - FUNDED_DECIMALS);

    private final Token coin;
    private final Supplier<List<DisplayRate>> current;

    /** @param rates the first is the one that is shown */
    public Rates(Token coin, List<DisplayRate> rates) {
        this(coin, constant(rates));
    }

    /**
     * With rates that change.
     *
     * @param coin the chain's own, with 18 decimals
     * @param current what they are now, those of tokens among them
     */
    public Rates(Token coin, Supplier<List<DisplayRate>> current) {
        this.coin = coin;
        this.current = current;
    }

    private static Supplier<List<DisplayRate>> constant(List<DisplayRate> rates) {
        List<DisplayRate> all = List.copyOf(rates);
        return () -> all;
    }

    public Token coin() {
        return coin;
    }

    /** Of the native coin, the shown one first. */
    public List<DisplayRate> rates() {
        return current.get().stream().filter(rate -> rate.coin().isEmpty()).toList();
    }

    /** The same at this moment, with another currency shown when there is a rate for it. */
    public Rates in(String currency) {
        return new Rates(coin, DisplayRate.with(rates(), currency));
    }

    /** The rate that is shown beside amounts. */
    public Optional<DisplayRate> shown() {
        return rates().stream().findFirst();
    }

    public Optional<DisplayRate> of(Currency currency) {
        return rates().stream()
                .filter(rate -> rate.currency().equals(currency.code()))
                .findFirst();
    }

    /** Whether prices in it are in the native coin; writers differ in the capitals of its symbol. */
    public boolean isCoin(Currency currency) {
        return currency.code().equalsIgnoreCase(coin.symbol());
    }

    /** How much of a currency one whole coin is worth; 1 for the coin itself; empty: there is no rate. */
    public Optional<BigDecimal> perCoin(Currency currency) {
        return isCoin(currency) ? Optional.of(BigDecimal.ONE) : of(currency).map(DisplayRate::perCoin);
    }

    /** Their codes as people choose them, the shown one first and the coin last. */
    public List<String> currencies() {
        List<String> codes = new ArrayList<>(
                rates().stream().map(DisplayRate::currency).distinct().toList());
        codes.add(coin.symbol());
        return codes;
    }

    /** All that prices can be compared in: by the currency's code in small letters, how much of it one coin is worth. */
    public Map<String, BigDecimal> comparable() {
        Map<String, BigDecimal> comparable = new TreeMap<>();
        rates().forEach(rate -> comparable.putIfAbsent(rate.currency().toLowerCase(Locale.ROOT), rate.perCoin()));
        comparable.put(coin.symbol().toLowerCase(Locale.ROOT), BigDecimal.ONE);
        return comparable;
    }

    /**
     * The least sum in coin that is worth the price: exact for a price in coin, else rounded up to 10^-8 coin. Empty: there
     * is no rate.
     *
     * @throws io.stint.protocol.BadInput when it is over 2^256-1 wei
     */
    public Optional<Amount> toFund(Price price) {
        if (isCoin(price.currency())) {
            return Optional.of(
                    Amount.ofWei(price.amount().movePointRight(WEI_DECIMALS).toBigIntegerExact()));
        }
        return of(price.currency())
                .map(rate -> price.amount()
                        .divide(rate.perCoin(), FUNDED_DECIMALS, RoundingMode.CEILING)
                        .unscaledValue())
                .map(steps -> Amount.ofWei(steps.multiply(STEP)));
    }

    /** What an amount is worth, to the hundredth, rounded half up: to be shown, not to be paid. */
    public BigDecimal worth(Amount amount, DisplayRate rate) {
        return new BigDecimal(amount.wei(), WEI_DECIMALS)
                .multiply(rate.perCoin())
                .setScale(2, RoundingMode.HALF_UP);
    }
}
