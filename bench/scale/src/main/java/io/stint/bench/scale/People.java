package io.stint.bench.scale;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Everybody and what they publish: the same in every run, signed as a wallet signs. */
final class People {
    static final List<String> SKILLS = List.of(
            "photography",
            "retouching",
            "translation",
            "copywriting",
            "bookkeeping",
            "illustration",
            "java",
            "python",
            "typescript",
            "video editing",
            "sound mixing",
            "transcription",
            "data entry",
            "spreadsheets",
            "tutoring",
            "proofreading",
            "web design",
            "user research",
            "support",
            "testing",
            "3d modelling",
            "cad",
            "legal research",
            "layout",
            "podcasts",
            "customer service",
            "sewing patterns",
            "recipe writing",
            "map making",
            "animation");

    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final int APART = 60;
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "sw", "hi", "ja", "ar");

    private People() {}

    static PrivateKey key(int person) {
        return PrivateKey.parse(Hash32.keccak("person " + person).hex());
    }

    /** Who posted a job, of so many people; nobody posts much more than others. */
    static int poster(int job, int people) {
        return Math.floorMod(job * 7_919, people);
    }

    static List<Document> profiles(int from, int to) {
        return IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> sign(profile(i), i, i))
                .toList();
    }

    static List<Document> readingKeys(int from, int to) {
        return IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> sign(new ReadingKey(ReadingKeyPair.of(key(i)).publicKey()), i, i))
                .toList();
    }

    static List<Document> jobs(int from, int to, int people) {
        return IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> sign(job(i), i, poster(i, people)))
                .toList();
    }

    static DocumentId jobId(int number) {
        return DocumentId.of(job(number).json());
    }

    private static Document sign(Body body, int number, int person) {
        return Document.sign(body.kind(), FROM.plusSeconds((long) APART * number), body.json(), key(person));
    }

    private static Profile profile(int i) {
        Random random = new Random(i);
        return new Profile(
                String.format(Locale.ROOT, "%s %s %d", capital(random), capital(random), i),
                Vocabulary.text(random, 80),
                skills(random),
                languages(random),
                Optional.of(price(10 + random.nextInt(60))),
                Optional.of(5 + random.nextInt(36)),
                Optional.empty(),
                List.of(),
                i % 2 == 0);
    }

    private static Job job(int i) {
        Random random = new Random(1_000_000_007L * i);
        boolean hourly = random.nextBoolean();
        return new Job(
                capital(random) + " " + Vocabulary.word(random) + " " + Vocabulary.word(random) + " " + i,
                Vocabulary.text(random, 60 + random.nextInt(60)),
                skills(random),
                languages(random),
                new Pay(
                        hourly ? Pay.Basis.HOURLY : Pay.Basis.FIXED,
                        price(hourly ? 8 + random.nextInt(60) : 50 + random.nextInt(2_000))),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(5 * (1 + random.nextInt(8))),
                Optional.empty(),
                Optional.empty(),
                random.nextInt(10) == 0);
    }

    private static String capital(Random random) {
        String word = Vocabulary.word(random);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> skills(Random random) {
        return random.ints(1 + random.nextInt(3), 0, SKILLS.size())
                .distinct()
                .mapToObj(SKILLS::get)
                .toList();
    }

    private static List<LanguageTag> languages(Random random) {
        return random.ints(1 + random.nextInt(2), 0, LANGUAGES.size())
                .distinct()
                .mapToObj(at -> new LanguageTag(LANGUAGES.get(at)))
                .toList();
    }

    private static Price price(int euros) {
        return new Price(new BigDecimal(euros), new Currency("EUR"));
    }
}
