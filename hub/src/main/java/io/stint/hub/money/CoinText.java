package io.stint.hub.money;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts of one token as people read them in one language. What is shown is never more than there is: digits beyond the
 * eighth, a hundredth of a millionth, are left off, and {@link #exact} has all of them.
 *
 * @param rate of the token in a display currency; empty: it is shown in itself only
 */
public record CoinText(Token token, Optional<DisplayRate> rate, Locale locale) {
    private static final int SHOWN_DECIMALS = 8;

    /** The first of the rates when the token is the native coin, which is what rates are of. */
    public static CoinText of(Token token, Optional<DisplayRate> rate, Locale locale) {
        return new CoinText(token, token.isNative() ? rate : Optional.empty(), locale);
    }

    /** {@code 0.00418 rBTC}. */
    public String coin(Amount amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.min(SHOWN_DECIMALS, token.decimals()));
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(whole(amount)) + " " + token.symbol();
    }

    /** Every digit, with a point whatever the language: it can be copied into a program. */
    public String exact(Amount amount) {
        return new Money(amount, token).toString();
    }

    /** Every digit without the unit, as a field is filled with it. */
    public String plain(Amount amount) {
        return whole(amount).stripTrailingZeros().toPlainString();
    }

    /** {@code €264.10}; empty: no rate is known. */
    public Optional<String> display(Amount amount) {
        return rate.map(r -> display(r, displayValue(r, amount)));
    }

    /** What people look at first: the display currency where there is one, else the coin. */
    public String first(Amount amount) {
        return display(amount).orElseGet(() -> coin(amount));
    }

    /** What stands beside {@link #first}, smaller: the coin; empty when that is first. */
    public Optional<String> second(Amount amount) {
        return rate.map(r -> coin(amount));
    }

    /** Both, for a sentence: {@code €264.10 (0.00418 rBTC)}. */
    public String inSentence(Amount amount) {
        return second(amount).map(second -> first(amount) + " (" + second + ")").orElseGet(() -> first(amount));
    }

    /** In the display currency, rounded down to its smallest coin; empty: no rate is known. */
    public Optional<BigDecimal> displayValue(Amount amount) {
        return rate.map(r -> displayValue(r, amount));
    }

    private BigDecimal displayValue(DisplayRate r, Amount amount) {
        int digits = Math.max(0, Currency.getInstance(r.currency()).getDefaultFractionDigits());
        return whole(amount).multiply(r.perCoin()).setScale(digits, RoundingMode.DOWN);
    }

    private String display(DisplayRate r, BigDecimal value) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(r.currency()));
        format.setMinimumFractionDigits(value.scale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    private BigDecimal whole(Amount amount) {
        return new BigDecimal(amount.wei(), token.decimals());
    }
}
