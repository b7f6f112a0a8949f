package io.stint.hub.market;

import io.stint.hub.money.PriceText;
import io.stint.hub.web.Dates;
import io.stint.hub.web.Texts;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The market's values in the words of one language. */
public final class Say {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<Integer> PEOPLE = List.of(1, 5, 20, 100);

    /** From 0.01 to 10 coins. */
    private static final List<Amount> TOTALS = List.of(coins(16), coins(17), coins(18), coins(19));

    private final Texts texts;
    private final PriceText money;
    private final Instant now;
    private final Map<Currency, Optional<String>> rates = new HashMap<>();

    Say(Texts texts, PriceText money, Instant now) {
        this.texts = texts;
        this.money = money;
        this.now = now;
    }

    private static Amount coins(int powerOfTenInWei) {
        return Amount.ofWei(BigInteger.TEN.pow(powerOfTenInWei));
    }

    public PriceText money() {
        return money;
    }

    /** {@code €22 an hour}, {@code 0.0125 rBTC in all}. */
    public String pay(Pay pay) {
        return texts.of("market.pay." + pay.basis(), money.price(pay.price()));
    }

    /** The same in the other currency; empty: there is no rate. */
    public Optional<String> beside(Pay pay) {
        return money.beside(pay.price());
    }

    /** By which rates {@link #beside} compares; a page has many prices in few currencies. */
    public Optional<String> rate(Pay pay) {
        return rates.computeIfAbsent(pay.price().currency(), _ -> money.rate(pay.price()));
    }

    /** {@code Spanish}, by its tag. */
    public String language(String tag) {
        return texts.language(tag);
    }

    public String languages(List<LanguageTag> tags) {
        return String.join(", ", tags.stream().map(tag -> language(tag.tag())).toList());
    }

    /** How long ago, up to a week; then the date. */
    public String ago(Instant at) {
        Duration past = Duration.between(at, now);
        if (past.compareTo(WEEK) >= 0) {
            return Dates.in(texts.locale()).day(at);
        }
        if (past.toDays() > 0) {
            return texts.of("market.ago.days", past.toDays());
        }
        if (past.toHours() > 0) {
            return texts.of("market.ago.hours", past.toHours());
        }
        return past.toMinutes() > 0 ? texts.of("market.ago.minutes", past.toMinutes()) : texts.of("market.ago.now");
    }

    /** Date and time in UTC. */
    public String exact(Instant at) {
        return Dates.in(texts.locale()).exactly(at);
    }

    /** In bands: {@code paid 5–19 people, 0.1–1 rBTC, never disputed}. */
    public String record(PaymentRecord record) {
        String role = record.role().name().toLowerCase(Locale.ROOT);
        return texts.of("market.record." + role, people(record.people()), total(record.total())) + ", "
                + texts.of("market.record.disputes", record.disputes());
    }

    private String people(int count) {
        int band = (int) PEOPLE.stream().filter(from -> from <= count).count();
        if (band == PEOPLE.size()) {
            return texts.of("market.record.from", PEOPLE.getLast());
        }
        return band == 0 ? "0" : PEOPLE.get(band - 1) + "–" + (PEOPLE.get(band) - 1);
    }

    private String total(Amount total) {
        int band =
                (int) TOTALS.stream().filter(from -> from.compareTo(total) <= 0).count();
        if (band == 0) {
            return texts.of("market.record.under", money.coin(TOTALS.getFirst()));
        }
        String from = money.coin(TOTALS.get(band - 1));
        return band == TOTALS.size()
                ? texts.of("market.record.from", from)
                : from + " – " + money.coin(TOTALS.get(band));
    }
}
