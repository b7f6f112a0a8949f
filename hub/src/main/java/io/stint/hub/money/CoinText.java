package io.stint.hub.money;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts of one token as people read them in one language; what people ask for in a currency is {@link PriceText}. What is
 * shown is never more than there is: digits beyond the eighth, a hundredth of a millionth, are left off, and
 * {@link #whole} has all of them.
 *
 * @param rate of the token in a display currency; empty: it is shown in itself only
 */
public record CoinText(Token token, Optional<DisplayRate> rate, Locale locale) {
    private static final int SHOWN_DECIMALS = 8;

    /** The rate counts when the token is the native coin, which is what rates are of. */
    public static CoinText of(Token token, Optional<DisplayRate> rate, Locale locale) {
        return new CoinText(token, token.isNative() ? rate : Optional.empty(), locale);
    }

    /** {@code 0.00418 rBTC}. */
    public String coin(Amount amount) {
        int digits = Math.min(SHOWN_DECIMALS, token.decimals());
        return numbers().number(inTokens(amount).setScale(digits, RoundingMode.DOWN), digits, token.symbol());
    }

    /** As {@link #coin}, to the last digit: where somebody signs or has to compare. */
    public String whole(Amount amount) {
        return numbers().number(inTokens(amount), token.decimals(), token.symbol());
    }

    /** Every digit, with a point whatever the language: it can be copied into a program. */
    public String exact(Amount amount) {
        return new Money(amount, token).toString();
    }

    /** Every digit without the unit, as a field is filled with it. */
    public String plain(Amount amount) {
        return inTokens(amount).stripTrailingZeros().toPlainString();
    }

    /** {@code €264.10}, and {@code <€0.01} for what is less than the currency's smallest coin; empty: no rate is known. */
    public Optional<String> display(Amount amount) {
        return rate.map(r -> {
            int digits = Numbers.digits(r.currency());
            BigDecimal value = displayValue(r, amount);
            return value.signum() == 0 && !amount.isZero()
                    ? "<" + numbers().currency(BigDecimal.ONE.movePointLeft(digits), digits, r.currency())
                    : numbers().currency(value, digits, r.currency());
        });
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
        return display(amount).map(first -> first + " (" + coin(amount) + ")").orElseGet(() -> coin(amount));
    }

    /** As {@link #inSentence}, with every digit of the coin: for what is about to be signed. */
    public String wholeInSentence(Amount amount) {
        return display(amount).map(first -> first + " (" + whole(amount) + ")").orElseGet(() -> whole(amount));
    }

    /** In the display currency, rounded down to its smallest coin; empty: no rate is known. */
    public Optional<BigDecimal> displayValue(Amount amount) {
        return rate.map(r -> displayValue(r, amount));
    }

    private BigDecimal displayValue(DisplayRate r, Amount amount) {
        return inTokens(amount).multiply(r.perCoin()).setScale(Numbers.digits(r.currency()), RoundingMode.DOWN);
    }

    private BigDecimal inTokens(Amount amount) {
        return new BigDecimal(amount.wei(), token.decimals());
    }

    private Numbers numbers() {
        return new Numbers(locale);
    }
}
