package io.stint.protocol.report;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;

/**
 * What one whole coin was worth when money moved.
 *
 * @param currency ISO 4217
 * @param price of one whole coin
 * @param at when it was so: not after the money moved
 */
public record Rate(String currency, BigDecimal price, String source, Instant at) {

    /**
     * How many digits stand behind the point of a currency.
     *
     * @throws BadInput when there is no such currency
     */
    @SuppressWarnings("UnusedException")
    public static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw new BadInput("there is no currency " + currency);
        }
    }

    /** What an amount was worth, rounded half up to the currency's smallest coin: once for each sum of a line. */
    public BigDecimal value(Amount amount, int decimals) {
        return new BigDecimal(amount.wei(), decimals).multiply(price).setScale(digits(currency), RoundingMode.HALF_UP);
    }
}
