package io.stint.bench.peers;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is pulled: many documents of a kind, each of another author, the same in every process. */
enum Kind {
    PROFILES(Kind::profile),
    JOBS(Kind::job),
    KEYS(Kind::readingKey);

    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final String PROSE =
            "I photograph small things on plain ground, cut them out and name the files as your shop wants them. ";

    // The functions keep nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final IntFunction<Body> body;

    Kind(IntFunction<Body> body) {
        this.body = body;
    }

    /** Numbers {@code from} to {@code to}, in their order. */
    Stream<Document> some(int from, int to) {
        return IntStream.range(from, to).parallel().mapToObj(i -> {
            Body contents = body.apply(i);
            return Document.sign(contents.kind(), FROM.plusSeconds(i), contents.json(), key(i));
        });
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

    private static Body readingKey(int i) {
        return new ReadingKey(PublicReadingKey.of(numbered(i)));
    }

    /** Any number below 2^248 is one, but for five. */
    private static byte[] numbered(int i) {
        byte[] bytes = Hash32.keccak("reading key " + i).bytes();
        bytes[bytes.length - 1] = 0;
        return bytes;
    }

    /** {@code reading keys}. */
    @Override
    public String toString() {
        return this == KEYS ? "reading keys" : name().toLowerCase(Locale.ROOT);
    }
}
