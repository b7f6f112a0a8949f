package io.stint.hub.agreement;

import io.javalin.http.Context;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.web.Dates;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.time.Instant;

/** Says things in one language: sums with what they are worth, periods, times. */
public final class Words {
    private final Texts texts;
    private final Coins coins;

    private Words(Texts texts, Coins coins) {
        this.texts = texts;
        this.coins = coins;
    }

    /** In the language and with the currency of whoever asks. */
    static Words of(Context ctx, Coins coins) {
        return new Words(Visitor.of(ctx).texts(), coins.in(DisplayCurrency.chosen(ctx)));
    }

    public String say(Said said) {
        return texts.of(said.key(), said.arguments().stream().map(this::word).toArray());
    }

    private Object word(Object argument) {
        return switch (argument) {
            case Said.Sum sum -> sum(sum);
            case Duration period -> period(period);
            case Instant time -> time(time);
            case BasisPoints share -> share.toString();
            case Address address -> address.toString();
            case Said said -> say(said);
            default -> argument.toString();
        };
    }

    /** The display currency first, then the exact sum. */
    public String sum(Said.Sum sum) {
        return coins.text(sum.token(), texts.locale()).wholeInSentence(sum.amount());
    }

    /** In the largest unit that says it exactly. */
    public String period(Duration period) {
        long seconds = period.toSeconds();
        if (seconds % 86_400 == 0) {
            return texts.of("agreement.period.days", period.toDays());
        }
        if (seconds % 3_600 == 0) {
            return texts.of("agreement.period.hours", period.toHours());
        }
        return seconds % 60 == 0
                ? texts.of("agreement.period.minutes", period.toMinutes())
                : texts.of("agreement.period.seconds", seconds);
    }

    /** In UTC, which is said. */
    public String time(Instant time) {
        return Dates.in(texts.locale()).exactly(time);
    }
}
