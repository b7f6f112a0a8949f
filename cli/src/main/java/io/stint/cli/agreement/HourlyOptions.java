package io.stint.cli.agreement;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pay by the hour, as a person types it. */
final class HourlyOptions {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?) ?([A-Za-z]{2,10})");
    private static final Pattern HOURS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
    private static final Pattern ROUNDING = Pattern.compile("([0-9]{1,2}),(down|nearest|up),(entry|day)");
    private static final int LONGEST_TITLE = 120;
    private static final int HOURS_OF_A_WEEK = 7 * 24;
    private static final String PERIOD = "week";
    private static final String ROUNDED = "1,nearest,day";

    @Option(
            names = "--hourly-rate",
            paramLabel = "PRICE",
            description = "Pay by the hour: in the coin, as 0.0004rbtc, or in a currency that is converted, as 25EUR.")
    private String rate = "";

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "With --hourly-rate: what the work is called; the description's first line by default.")
    private String title = "";

    @Option(names = "--weekly-hours", paramLabel = "HOURS", description = "The most of a week that is paid; no limit.")
    private String weekly = "";

    @Option(
            names = "--pay-period",
            paramLabel = "week|month",
            description = "How often hours are handed in; " + PERIOD + " by default.")
    private String period = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose days and weeks count, as Europe/Madrid; this computer's by default.")
    private String zone = "";

    @Option(
            names = "--rounding",
            paramLabel = "MINUTES,MODE,EACH",
            description = "How time is rounded: MODE is down, nearest or up, EACH is entry or day; " + ROUNDED
                    + " by default.")
    private String rounding = "";

    @Option(
            names = "--rate-source",
            paramLabel = "NAME",
            description = "Who says what a coin is worth, when the rate is in another currency.")
    private String source = "";

    @Mixin
    private WorkOptions work = new WorkOptions();

    /** Whether pay is by the hour at all. */
    boolean given() {
        return !rate.isEmpty();
    }

    /** @throws BadInput when something is given that stands in the scope, while none is written here */
    void requireNothingOfTheScope() {
        if (work.status().isPresent()) {
            throw new BadInput("as what the worker works stands in the scope: add --hourly-rate, so that it is written"
                    + " here, or write it with 'stint agreement scope --works-as'");
        }
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--title", !title.isEmpty());
        given.put("--weekly-hours", !weekly.isEmpty());
        given.put("--pay-period", !period.isEmpty());
        given.put("--zone", !zone.isEmpty());
        given.put("--rounding", !rounding.isEmpty());
        given.put("--rate-source", !source.isEmpty());
        given.forEach((option, is) -> {
            if (is) {
                throw new BadInput(option + " is for pay by the hour: add --hourly-rate, or leave it out");
            }
        });
    }

    /**
     * The scope of the work.
     *
     * @param token what the agreement pays, as far as that is known yet
     * @throws BadInput that names the option which is wrong
     */
    Scope scope(Optional<Token> token, String description) {
        String text = description.strip();
        String first = text.lines().findFirst().orElse("").strip();
        Scope scope = new Scope(
                Salt.random(new SecureRandom()),
                Optional.empty(),
                title.isEmpty() ? first.substring(0, Math.min(first.length(), LONGEST_TITLE)) : title,
                text,
                List.of(),
                Optional.of(hourly(token)),
                work.status());
        // Read back as the other side will read it: what it refuses is refused here.
        return Scope.parse(scope.json());
    }

    private Hourly hourly(Optional<Token> token) {
        Price price = price(token.map(Token::symbol));
        if (!source.isEmpty()
                && token.map(Token::symbol).equals(Optional.of(price.currency().code()))) {
            throw new BadInput("the rate is in " + price.currency() + " itself, so nothing is converted; leave out"
                    + " --rate-source");
        }
        return new Hourly(
                price,
                weekly.isEmpty() ? Optional.empty() : Optional.of(minutes()),
                switch (period.isEmpty() ? PERIOD : period) {
                    case "week" -> PayPeriod.WEEK;
                    case "month" -> PayPeriod.MONTH;
                    default -> throw new BadInput("--pay-period is week or month, not '" + period + "'");
                },
                zone(),
                rounding(),
                Optional.of(source).filter(name -> !name.isEmpty()));
    }

    private Price price(Optional<String> symbol) {
        Matcher parts = RATE.matcher(rate);
        if (!parts.matches()) {
            throw new BadInput("--hourly-rate is a price such as 25EUR or 0.0004rbtc, not '" + rate + "'");
        }
        String code = parts.group(2);
        return new Price(
                new BigDecimal(parts.group(1)),
                new Currency(symbol.filter(code::equalsIgnoreCase).orElse(code)));
    }

    private int minutes() {
        if (!HOURS.matcher(weekly).matches()) {
            throw new BadInput("--weekly-hours is a number such as 10 or 12.5, not '" + weekly + "'");
        }
        BigDecimal hours = new BigDecimal(weekly);
        if (hours.compareTo(BigDecimal.valueOf(HOURS_OF_A_WEEK)) > 0) {
            throw new BadInput(
                    "--weekly-hours is " + HOURS_OF_A_WEEK + " at most, which a week has, not '" + weekly + "'");
        }
        return hours.multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private ZoneId zone() {
        String name = zone.isEmpty() ? ZoneId.systemDefault().getId() : zone;
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new BadInput("unknown time zone '" + name + "'; give one such as Europe/Madrid or UTC with --zone");
        }
        return ZoneId.of(name);
    }

    private Rounding rounding() {
        Matcher parts = ROUNDING.matcher(rounding.isEmpty() ? ROUNDED : rounding);
        if (!parts.matches()) {
            throw new BadInput("--rounding is written like 15,nearest,day or 1,down,entry, not '" + rounding + "'");
        }
        return new Rounding(
                Integer.parseInt(parts.group(1)),
                Rounding.Mode.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
                Rounding.Each.valueOf(parts.group(3).toUpperCase(Locale.ROOT)));
    }
}
