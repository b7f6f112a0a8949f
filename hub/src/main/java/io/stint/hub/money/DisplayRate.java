package io.stint.hub.money;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one whole coin is worth in another currency: to be shown, to propose a sum for terms, and to be signed into what
 * hours are worth; money that moves is always counted in the coin itself. One that is fixed is its own source.
 *
 * @param currency ISO 4217, in capitals
 * @param perCoin above zero
 * @param source who says so, as shown to people
 * @param at when it was so
 * @param coin the symbol of what it is of; empty: the chain's native coin
 */
public record DisplayRate(String currency, BigDecimal perCoin, String source, Instant at, String coin)
        implements RateSource {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Of the native coin. */
    public DisplayRate(String currency, BigDecimal perCoin, String source, Instant at) {
        this(currency, perCoin, source, at, "");
    }

    /** Whoever fixed it says so still. */
    @Override
    public RateAnswer ask(Asking asking) {
        return RateAnswer.of(
                new DisplayRate(currency, perCoin, source, asking.now().truncatedTo(ChronoUnit.SECONDS), coin));
    }

    /** As it is signed into a timesheet or an approval. */
    public Conversion conversion() {
        return new Conversion(new Price(perCoin, new Currency(currency)), source, at.truncatedTo(ChronoUnit.SECONDS));
    }

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
