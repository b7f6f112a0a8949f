package io.stint.hub.money;

import io.stint.protocol.BadInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one whole native coin is worth in another currency. For display, and to propose a sum for terms; money that moves
 * is always counted in the coin itself.
 *
 * @param currency ISO 4217, in capitals
 * @param perCoin above zero
 * @param source who says so, as shown to people
 * @param at when it was so
 */
public record DisplayRate(String currency, BigDecimal perCoin, String source, Instant at) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** The same, the one in a currency first: the reader's own. */
    public static List<DisplayRate> with(List<DisplayRate> rates, String currency) {
        return rates.stream()
                .sorted(Comparator.comparing(rate -> !rate.currency().equals(currency)))
                .toList();
    }

    /** @throws BadInput when the currency is no code of three capitals, or the rate is not above zero */
    public DisplayRate {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new BadInput("a currency is three capitals such as EUR, not '" + currency + "'");
        }
        if (perCoin.signum() <= 0) {
            throw new BadInput("a rate is above zero, not " + perCoin + " " + currency);
        }
    }
}
