package io.stint.bench.peers;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Many documents, each of another author. */
final class Library {
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final String PROSE =
            "I photograph small things on plain ground, cut them out and name the files as your shop wants them. ";

    private Library() {}

    /** @param jobs whether they are jobs; else profiles */
    static List<Document> of(int count, boolean jobs) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    Body body = jobs ? job(i) : profile(i);
                    return Document.sign(body.kind(), FROM.plusSeconds(i), body.json(), key(i));
                })
                .toList();
    }

    private static PrivateKey key(int number) {
        return PrivateKey.parse(Hash32.keccak("author " + number).hex());
    }

    private static Body profile(int i) {
        return new Profile(
                "Person " + i,
                PROSE.repeat(3) + i,
                List.of("photography", "retouching"),
                List.of(new LanguageTag("en"), new LanguageTag("es")),
                Optional.empty(),
                Optional.of(20),
                Optional.empty(),
                List.of(),
                true);
    }

    private static Body job(int i) {
        return new Job(
                String.format(Locale.ROOT, "Photograph %d products", i),
                PROSE.repeat(3) + i,
                List.of("photography", "retouching"),
                List.of(new LanguageTag("en")),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("120"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
