package io.stint.hub.market;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Jobs at random, of few words and values, so that filters hit some of them and miss others. */
final class SampleJobs {
    static final List<String> WORDS = List.of(
            "photo",
            "Photos",
            "photography",
            "café",
            "CAFE",
            "C++",
            "C#",
            "c",
            "Übersetzung",
            "translation",
            "写真",
            "node.js",
            "3d",
            "e-mail",
            "O'Reilly",
            "straße",
            "retouch");
    static final List<String> SKILLS = List.of("Photography", "photography ", "C++", "C#", "Retouching", "éditing");
    static final List<String> LANGUAGES = List.of("en", "es", "es-MX", "pt-BR", "sv");
    static final List<String> CURRENCIES = List.of("EUR", "USD", "SEK", "RBTC", "rBTC");

    private final Random random;

    SampleJobs(long seed) {
        random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String words(int most) {
        return String.join(
                " ",
                random.ints(1 + random.nextInt(most), 0, WORDS.size())
                        .mapToObj(WORDS::get)
                        .toList());
    }

    private <T> List<T> some(List<T> of) {
        return of.stream().filter(each -> random.nextInt(3) == 0).toList();
    }

    Price price() {
        String currency = one(CURRENCIES);
        BigDecimal amount = currency.equalsIgnoreCase("rbtc")
                ? new BigDecimal(1 + random.nextInt(40)).movePointLeft(4)
                : new BigDecimal(1 + random.nextInt(80)).movePointLeft(random.nextInt(2));
        return new Price(amount, new Currency(currency));
    }

    /** @param mark makes the job's contents its own */
    Job job(String mark) {
        return job(mark, Optional.empty(), false);
    }

    Job job(String mark, Optional<DocumentId> replaces, boolean closed) {
        return new Job(
                words(3),
                words(6) + "\n" + mark,
                some(SKILLS).stream().map(String::strip).distinct().toList(),
                some(LANGUAGES).stream().map(LanguageTag::new).toList(),
                new Pay(random.nextBoolean() ? Pay.Basis.HOURLY : Pay.Basis.FIXED, price()),
                random.nextBoolean() ? Optional.of(1 + random.nextInt(30)) : Optional.empty(),
                Optional.empty(),
                replaces,
                closed);
    }
}
