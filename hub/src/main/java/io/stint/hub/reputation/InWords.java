package io.stint.hub.reputation;

import io.stint.hub.web.Texts;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.reputation.Measure;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Rating.Voice;
import io.stint.protocol.reputation.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** Weights in the words of one language; rounded down, so that nothing sounds better than it is. */
public final class InWords {
    private static final int PERCENT = Measure.FULL / 100;

    private final Texts texts;

    public InWords(Texts texts) {
        this.texts = texts;
    }

    /** {@code 2.3 full voices of 5 clients; 4.6 of 5 stars by weight}. */
    public String standing(Rating rating) {
        String side = rating.standing().side().name().toLowerCase(Locale.ROOT);
        String voices = texts.of(
                "reputation." + side,
                decimal(rating.standing().points(), Measure.FULL),
                rating.standing().words().size());
        return rating.tenths().isEmpty()
                ? voices
                : voices + "; "
                        + texts.of("reputation.stars", decimal(rating.tenths().getAsInt(), 10));
    }

    /** What a review on somebody's page counts, and why not more. */
    public String review(Weighed weighed, DocumentId review) {
        Optional<Voice> voice = weighed.voice(review);
        return voice.map(counted -> word(counted.word())).orElseGet(() -> texts.of("reputation.replaced"));
    }

    private String word(Word word) {
        if (word.limit() == Word.Limit.NONE) {
            return texts.of("reputation.full");
        }
        String why = texts.of("reputation.limit." + word.limit().name().toLowerCase(Locale.ROOT));
        return word.weight() == 0
                ? texts.of("reputation.nothing", why)
                : texts.of(
                        "reputation.part",
                        word.weight() < PERCENT ? "<1" : Integer.toString(word.weight() / PERCENT),
                        why);
    }

    /** What somebody is worth to who reads. */
    public String closeness(long points) {
        return points == 0
                ? texts.of("reputation.close.none")
                : texts.of("reputation.close", decimal(points, Measure.FULL));
    }

    private String decimal(long part, long whole) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return format.format(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN));
    }
}
