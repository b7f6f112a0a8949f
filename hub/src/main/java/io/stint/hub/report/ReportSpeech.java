package io.stint.hub.report;

import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.PriceText;
import io.stint.hub.room.Wording;
import io.stint.protocol.report.Coin;
import io.stint.protocol.report.Rate;
import io.stint.protocol.report.Span;
import io.stint.protocol.report.Sum;
import io.stint.protocol.report.Valued;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says sums, lines and periods in the reader's language, by their clock. */
public final class ReportSpeech {
    private final Wording say;
    private final ZoneId zone;
    private final Locale locale;
    private final Venues venues;

    ReportSpeech(Wording say, ZoneId zone, Venues venues) {
        this.say = say;
        this.zone = zone;
        this.locale = say.texts().locale();
        this.venues = venues;
    }

    /** {@code November 2026}, {@code Week 47, 2026}. */
    String label(Span span) {
        return switch (span.grouping()) {
            case WEEK -> {
                String[] yearAndWeek = span.key().split("-W", 2);
                yield say.texts().of("report.week", yearAndWeek[1], yearAndWeek[0]);
            }
            case MONTH -> DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(span.first());
            case YEAR -> Integer.toString(span.first().getYear());
        };
    }

    /** {@code 1 Nov 2026 – 30 Nov 2026}. */
    String range(Span span) {
        return day(span.first()) + " – " + day(span.last());
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    private String minute(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(at);
    }

    List<SumView> sums(List<Sum> sums, Optional<String> currency) {
        return sums.stream().map(sum -> sum(sum, currency)).toList();
    }

    private SumView sum(Sum sum, Optional<String> currency) {
        return new SumView(
                sum.kind(),
                sum.lines(),
                amount(sum.coin(), sum.amount()),
                unlessZero(sum.coin(), sum.fee()),
                unlessZero(sum.coin(), sum.tip()),
                currency.filter(_ -> sum.valued()).map(code -> value(sum.value(), code)),
                sum.unvalued());
    }

    LineView line(Valued one, int layer) {
        Venue venue = venues.of(layer);
        String agreement = one.line().agreement().hex();
        return new LineView(
                one.line().at(),
                minute(one.line().at()),
                one.line().kind(),
                say.name(one.line().other()),
                agreement,
                amount(one.coin(), one.line().amount()),
                unlessZero(one.coin(), one.line().fee()),
                unlessZero(one.coin(), one.line().tip()),
                one.value().flatMap(value -> one.rate().map(rate -> value(value, rate.currency()))),
                one.rate().map(this::rate),
                venue.chain()
                        .explorerOf(one.line().transaction())
                        .map(Object::toString)
                        .orElse("/agreements/" + agreement + "/check"));
    }

    private String rate(Rate rate) {
        return say.texts().of("report.rate", value(rate.price(), rate.currency()), rate.source(), minute(rate.at()));
    }

    private String value(BigDecimal value, String currency) {
        return PriceText.value(value, currency, locale);
    }

    private Optional<String> unlessZero(Coin coin, Amount amount) {
        return amount.isZero() ? Optional.empty() : Optional.of(amount(coin, amount));
    }

    /** To the last digit: what is added up by hand comes to the same. */
    private String amount(Coin coin, Amount amount) {
        return new CoinText(coin.token(), Optional.empty(), locale).whole(amount);
    }
}
