package io.stint.hub.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers in the writing of one language. No line ends between a number and its unit. */
record Numbers(Locale locale) {
    private static final char NO_BREAK = '\u00a0';

    /** How a language writes them takes longer to find out than to copy; a format itself is not for many threads. */
    private static final Map<Locale, NumberFormat> NUMBERS = new ConcurrentHashMap<>();

    private static final Map<Locale, NumberFormat> CURRENCIES = new ConcurrentHashMap<>();

    String number(BigDecimal value, int mostDigits) {
        NumberFormat format = copy(NUMBERS.computeIfAbsent(locale, NumberFormat::getNumberInstance));
        format.setMaximumFractionDigits(mostDigits);
        return joined(format.format(value));
    }

    String number(BigDecimal value, int mostDigits, String unit) {
        return number(value, mostDigits) + NO_BREAK + unit;
    }

    /** @param digits behind the point: all of the value's when it has more */
    String currency(BigDecimal value, int digits, String code) {
        NumberFormat format = copy(CURRENCIES.computeIfAbsent(locale, NumberFormat::getCurrencyInstance));
        format.setCurrency(Currency.getInstance(code));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(Math.max(digits, value.scale()));
        return joined(format.format(value));
    }

    /** How many digits the smallest coin of a currency stands behind the point. */
    static int digits(String code) {
        return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    }

    private static NumberFormat copy(NumberFormat format) {
        return (NumberFormat) format.clone();
    }

    private static String joined(String text) {
        return text.replace(' ', NO_BREAK);
    }
}
