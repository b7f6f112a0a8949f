package io.stint.hub.room;

import io.stint.hub.money.DisplayRate;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the form of the terms has in it before anybody typed anything. */
final class Suggestion {
    /** Sums that come out of a rate are whole satoshis, rounded up: the worker is not to lose by it. */
    private static final int SAT_DECIMALS = 8;

    private Suggestion() {}

    /** The fields that a preset sets, as they are typed. */
    static Map<String, String> of(Preset preset, Amount sum, Token coin, Wording say) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("review", Long.toString(preset.review.toSeconds()));
        typed.put("ruling", Long.toString(preset.ruling.toSeconds()));
        typed.put("notice", Long.toString(preset.notice.toSeconds()));
        typed.put("fallbackBps", Integer.toString(preset.fallbackBps));
        typed.put("committedUntil", commitment(preset.commitment, say.now()));
        if (!sum.isZero()) {
            typed.put("claimCap", decimal(preset.claimCap(sum), coin));
        }
        return typed;
    }

    /** What a price is in coin; empty: no rate is known for its currency. */
    static Optional<Amount> inCoin(Price price, Token coin, List<DisplayRate> rates) {
        if (price.currency().code().equalsIgnoreCase(coin.symbol())) {
            return Optional.of(wei(price.amount(), coin));
        }
        int digits = Math.min(SAT_DECIMALS, coin.decimals());
        return rates.stream()
                .filter(rate -> rate.currency().equals(price.currency().code()))
                .findFirst()
                .map(rate -> wei(price.amount().divide(rate.perCoin(), digits, RoundingMode.UP), coin));
    }

    /** The end of the day on which a commitment ends, as a Unix time; {@code 0}: there is none. */
    static String commitment(Duration length, Instant now) {
        return length.isZero()
                ? "0"
                : Long.toString(now.plus(length)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(Duration.ofDays(1))
                        .getEpochSecond());
    }

    /** Exact, with a point, without a unit. */
    static String decimal(Amount amount, Token coin) {
        return new BigDecimal(amount.wei(), coin.decimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Amount wei(BigDecimal number, Token coin) {
        return Amount.ofWei(number.movePointRight(coin.decimals())
                .setScale(0, RoundingMode.DOWN)
                .toBigIntegerExact());
    }
}
