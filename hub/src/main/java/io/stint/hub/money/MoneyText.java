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
 * Sums as people of one language read them. The symbol stands behind a no-break space, so that no line ends between.
 *
 * @param rate of the native coin in the currency that the reader chose
 */
public record MoneyText(Locale locale, Optional<DisplayRate> rate) {
    private static final char NO_BREAK = '\u00a0';

    /** All of it, to the last digit: {@code 0.00418 rBTC}. */
    public String exact(Money money) {
        return number(new BigDecimal(money.amount().wei(), money.token().decimals()))
                + NO_BREAK
                + money.token().symbol();
    }

    private String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** What native coin is worth in the chosen currency: {@code €264.10}; empty for tokens, and without a rate. */
    public Optional<String> worth(Money money) {
        return money.token().isNative() ? worth(money.amount(), money.token()) : Optional.empty();
    }

    private Optional<String> worth(Amount amount, Token coin) {
        return rate.map(r -> {
            BigDecimal value = new BigDecimal(amount.wei(), coin.decimals()).multiply(r.perCoin());
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            Currency currency = Currency.getInstance(r.currency());
            format.setCurrency(currency);
            int digits = Math.max(0, currency.getDefaultFractionDigits());
            BigDecimal smallest = BigDecimal.ONE.movePointLeft(digits);
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            boolean tiny = value.signum() > 0 && value.compareTo(smallest) < 0;
            return tiny
                    ? "<" + NO_BREAK + format.format(smallest)
                    : format.format(value.setScale(digits, RoundingMode.HALF_EVEN));
        });
    }
}
