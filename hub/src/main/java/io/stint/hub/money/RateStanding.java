package io.stint.hub.money;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.hours.RateBounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with what one coin is worth in one currency.
 *
 * <p>A rate that jumps is not believed at once. It is taken when a second source is at the same new level, or when the one
 * that jumped has stayed there for {@link #PERSISTS}; until then the last good one is shown, as old.
 *
 * @param good the last that could be signed; empty: none yet
 * @param doubtful where a source jumped to, and since when; empty: nowhere
 * @param trouble why nothing can be signed now; empty: the good one can
 */
public record RateStanding(Optional<DisplayRate> good, Optional<DisplayRate> doubtful, Optional<String> trouble) {
    /** For so long a source has to stay where it jumped to. */
    public static final Duration PERSISTS = Duration.ofMinutes(15);

    /** What counts as the same level, as a part of the jump that is allowed. */
    private static final int SAME_LEVEL = 4;

    /** Before anybody was asked. */
    static final RateStanding UNKNOWN =
            new RateStanding(Optional.empty(), Optional.empty(), Optional.of("nobody was asked yet"));

    /** With what was good before the hub was started. */
    static RateStanding remembered(DisplayRate before) {
        return new RateStanding(Optional.of(before), Optional.empty(), UNKNOWN.trouble());
    }

    /** What a source came to: a rate, or why there is none. */
    record Heard(Optional<DisplayRate> rate, String trouble) {
        static Heard of(DisplayRate rate) {
            return new Heard(Optional.of(rate), "");
        }

        static Heard nothing(String why) {
            return new Heard(Optional.empty(), why);
        }
    }

    /**
     * The next standing.
     *
     * @param heard of each source, in the order of the settings
     */
    RateStanding after(List<Heard> heard, RateBounds bounds, Instant now) {
        List<Heard> judged = heard.stream().map(one -> fresh(one, bounds, now)).toList();
        List<DisplayRate> fresh =
                judged.stream().flatMap(one -> one.rate().stream()).toList();
        if (fresh.isEmpty()) {
            String why = judged.stream().map(Heard::trouble).findFirst().orElse("nobody says it");
            return new RateStanding(good, doubtful, Optional.of(why));
        }
        return fresh.stream()
                .filter(rate -> good.isEmpty() || near(rate, good.get(), bounds.jump()))
                .findFirst()
                .or(() -> confirmed(fresh, bounds))
                .or(() -> settled(fresh.getFirst(), bounds, now))
                .map(rate -> new RateStanding(Optional.of(rate), Optional.empty(), Optional.empty()))
                .orElseGet(() -> doubting(fresh.getFirst(), bounds, now));
    }

    /** Whether it can be signed at this moment. */
    boolean usable(RateBounds bounds, Instant now) {
        return trouble.isEmpty()
                && good.filter(rate -> fresh(Heard.of(rate), bounds, now).rate().isPresent())
                        .isPresent();
    }

    private static Heard fresh(Heard heard, RateBounds bounds, Instant now) {
        if (heard.rate().isEmpty()) {
            return heard;
        }
        try {
            bounds.require(heard.rate().get().conversion(), Optional.<Conversion>empty(), now);
            return heard;
        } catch (BadInput e) {
            return Heard.nothing(String.valueOf(e.getMessage()));
        }
    }

    /** Two sources at the same new level. */
    private static Optional<DisplayRate> confirmed(List<DisplayRate> fresh, RateBounds bounds) {
        return fresh.stream()
                .filter(rate -> fresh.stream()
                        .anyMatch(other ->
                                !other.source().equals(rate.source()) && near(other, rate, bounds.jump() / SAME_LEVEL)))
                .findFirst();
    }

    private Optional<DisplayRate> settled(DisplayRate rate, RateBounds bounds, Instant now) {
        return doubtful.filter(since -> stays(rate, since, bounds))
                .filter(since -> !since.at().plus(PERSISTS).isAfter(now))
                .map(_ -> rate);
    }

    private RateStanding doubting(DisplayRate rate, RateBounds bounds, Instant now) {
        DisplayRate since = doubtful.filter(before -> stays(rate, before, bounds))
                .orElseGet(() -> new DisplayRate(rate.currency(), rate.perCoin(), rate.source(), now, rate.coin()));
        String was = good.map(before -> before.perCoin().toPlainString()).orElse("");
        String why = rate.source() + " went from " + was + " to "
                + rate.perCoin().toPlainString() + " "
                + rate.currency() + ", more than "
                + BigDecimal.valueOf(bounds.jump(), 2).stripTrailingZeros().toPlainString()
                + " %; it is taken when another source agrees or it has stayed there for " + PERSISTS.toMinutes()
                + " minutes";
        return new RateStanding(good, Optional.of(since), Optional.of(why));
    }

    private static boolean stays(DisplayRate rate, DisplayRate since, RateBounds bounds) {
        return rate.source().equals(since.source()) && near(rate, since, bounds.jump() / SAME_LEVEL);
    }

    /** @param most in hundredths of a percent of the second */
    private static boolean near(DisplayRate rate, DisplayRate to, int most) {
        BigDecimal moved = rate.perCoin().subtract(to.perCoin()).abs();
        return moved.multiply(BigDecimal.valueOf(10_000)).compareTo(to.perCoin().multiply(BigDecimal.valueOf(most)))
                <= 0;
    }
}
