package io.stint.cli.term;

import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Pay by the hour, as both sides read it before they sign. */
public final class HourlyWords {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private HourlyWords() {}

    /** @param token what the agreement pays */
    public static List<String> of(Hourly hourly, Token token) {
        return List.of(
                "By the hour: " + hourly.rate()
                        + hourly.weekly().map(HourlyWords::atMost).orElse("") + ", handed in every " + hourly.period()
                        + ".",
                "Days and " + (hourly.period() == PayPeriod.WEEK ? "weeks" : "months") + " are those of "
                        + hourly.zone() + ". " + rounding(hourly.rounding()),
                paid(hourly, token));
    }

    private static String atMost(int minutes) {
        return ", at most "
                + BigDecimal.valueOf(minutes)
                        .divide(MINUTES, 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " hours a week";
    }

    private static String rounding(Rounding rounding) {
        String steps = rounding.minutes() == 1 ? "minutes" : "steps of " + rounding.minutes() + " minutes";
        String what = rounding.each() == Rounding.Each.DAY ? "The time of a day counts together" : "Each entry counts";
        return what + ", in " + steps
                + switch (rounding.mode()) {
                    case DOWN -> "; what is less does not count.";
                    case NEAREST -> "; a half counts as a whole one.";
                    case UP -> "; each one begun counts.";
                };
    }

    private static String paid(Hourly hourly, Token token) {
        if (hourly.rate().currency().code().equalsIgnoreCase(token.symbol())) {
            return "Paid in " + token.symbol() + ".";
        }
        return "Paid in " + token.symbol() + ", converted when it is approved, at "
                + hourly.source().map(name -> "the rate of " + name).orElse("a rate that the timesheet names") + ".";
    }
}
