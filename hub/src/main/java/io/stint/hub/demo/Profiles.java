package io.stint.hub.demo;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.Profile.Work;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the people of the demo present themselves. */
final class Profiles {
    private final Company people;
    private final Instant joined;

    Profiles(Company people, Instant now) {
        this.people = people;
        this.joined = now.minus(Duration.ofDays(21));
    }

    void publish() {
        people.jorge().publish(arbiter(), joined);
        people.all().forEach(player -> player.publish(new ReadingKey(player.readingKey()), joined));
        people.jorge().publish(arbitration(), joined);
        clients();
        workers();
    }

    private static ArbiterOffer arbitration() {
        return new ArbiterOffer(
                Amount.ofSat(40_000),
                languages("es", "en"),
                List.of("photography", "writing", "design"),
                5,
                240,
                Optional.of("Show me what was agreed and what was handed in. I ask once if something is missing."),
                true);
    }

    /** Whether the first document of the demo is there. */
    boolean isBegun() {
        return people.jorge().isStored(DocumentId.of(arbiter().json()));
    }

    private static Profile arbiter() {
        return new Profile(
                "Jorge Pineda",
                "I rule on disputes about photographs, text and design: 14 years of mediation in Bogotá. I read what both"
                        + " sides show, ask once if something is missing, and decide within ten days.",
                List.of("arbitration", "mediation", "design"),
                languages("es", "en"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Every weekday"),
                List.of(),
                true);
    }

    private void clients() {
        people.greta()
                .publish(
                        client(
                                "Greta Lindqvist",
                                "Stoneware from a workshop on Gotland, Lindqvist Keramik. Two catalogues a year, a small"
                                        + " shop, and more to photograph than we have hands.",
                                "sv",
                                "en"),
                        joined);
        people.museum()
                .publish(
                        client(
                                "Museo del Textil",
                                "A small museum of Andean weaving. We digitise our archive box by box.",
                                "es",
                                "en"),
                        joined);
        people.tove()
                .publish(
                        client(
                                "Tove Brandt",
                                "I run a forum for potters, with 9,000 members and one helper.",
                                "de",
                                "en"),
                        joined);
    }

    private void workers() {
        people.amara()
                .publish(
                        worker(
                                "Amara Osei",
                                "I photograph what others make: ceramics, textiles, food. Daylight, no tricks, colours"
                                        + " that match the piece.",
                                List.of("photography", "retouching", "video"),
                                "24",
                                15,
                                "Evenings and weekends",
                                List.of(new Work(
                                        "Bowls for Gotland",
                                        Optional.of("https://example.org/bowls"),
                                        Optional.empty())),
                                "en",
                                "sv"),
                        joined);
        people.mateo()
                .publish(
                        worker(
                                "Mateo Ruiz",
                                "Translator, English and German to Spanish. Shops, museums, manuals.",
                                List.of("translation", "subtitling", "writing"),
                                "26",
                                20,
                                "Mornings, Buenos Aires",
                                List.of(),
                                "es",
                                "en",
                                "de"),
                        joined);
        people.noor()
                .publish(
                        worker(
                                "Noor Haddad",
                                "Archives, scans and the small scripts that rename ten thousand of them.",
                                List.of("retouching", "archives", "python"),
                                "21",
                                12,
                                "After 17:00, Beirut",
                                List.of(new Work(
                                        "A newspaper's first fifty years",
                                        Optional.of("https://example.org/newspaper"),
                                        Optional.empty())),
                                "ar",
                                "en"),
                        joined);
    }

    private static Profile client(String name, String about, String... languages) {
        return new Profile(
                name,
                about,
                List.of(),
                languages(languages),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true);
    }

    private static Profile worker(
            String name,
            String about,
            List<String> skills,
            String euros,
            int hours,
            String availability,
            List<Work> portfolio,
            String... languages) {
        return new Profile(
                name,
                about,
                skills,
                languages(languages),
                Optional.of(new Price(new BigDecimal(euros), new Currency("EUR"))),
                Optional.of(hours),
                Optional.of(availability),
                portfolio,
                true);
    }

    static List<LanguageTag> languages(String... tags) {
        return Stream.of(tags).map(LanguageTag::new).toList();
    }
}
