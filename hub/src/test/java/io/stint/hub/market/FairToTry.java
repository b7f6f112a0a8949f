package io.stint.hub.market;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves a market with some jobs, to look at its pages by hand: arguments are the port and for how many seconds. */
final class FairToTry {
    private static final Address GRETA = Fair.person(1);
    private static final Address MUSEUM = Fair.person(2);
    private static final Address AMARA = Fair.person(3);
    private static final Address NOBODY = Fair.person(4);

    private FairToTry() {}

    public static void main(String[] arguments) throws Exception {
        try (Fair fair = Fair.in(Files.createTempDirectory("fair"), Integer.parseInt(arguments[0]))) {
            System.out.println("client " + GRETA + " cookie stint=" + fair.signIn(GRETA));
            System.out.println("worker " + AMARA + " cookie stint=" + fair.signIn(AMARA));
            fill(fair);
            System.out.println("ready: " + fair.address());
            Thread.sleep(1000L * Integer.parseInt(arguments[1]));
        }
    }

    private static void fill(Fair fair) {
        long now = Instant.now().getEpochSecond();
        fair.store(Fair.publicly(GRETA, now, profile("Lindqvist Keramik", "Stoneware from Gotland.", true)));
        fair.store(Fair.publicly(MUSEUM, now, profile("Museo del Textil", "", false)));
        fair.store(Fair.publicly(AMARA, now, profile("Amara Osei", "I photograph what others make.", true)));
        fair.records.put(
                GRETA, List.of(new PaymentRecord(PaymentRecord.Role.CLIENT, 31, Amount.ofSat(214_000_000), 0)));
        fair.records.put(AMARA, List.of(new PaymentRecord(PaymentRecord.Role.WORKER, 4, Amount.ofSat(9_000_000), 1)));
        for (int i = 0; i < 22; i++) {
            fair.post(
                    NOBODY,
                    now - 900_000 - i,
                    job("Small job number " + i, "Do it.", "EUR", "" + (10 + i), true, 5, "en"));
        }
        fair.post(
                NOBODY,
                now - 400_000,
                job("Evening moderator for a ceramics forum", "Evenings, CET.", "EUR", "16", true, 10, "de"));
        fair.post(
                MUSEUM,
                now - 90_000,
                job("Retouch 400 archive scans", "Four boxes of 100.", "RBTC", "0.0125", false, 0, "es"));
        DocumentId photos = fair.post(
                GRETA,
                now - 7_000,
                job(
                        "Product photos for the autumn catalogue",
                        "Forty pieces of stoneware, each from three sides.\n\nWe send them to you and pay the way back.",
                        "EUR",
                        "22",
                        true,
                        15,
                        "en",
                        "sv"));
        fair.store(Fair.proposal(AMARA, now - 3_000, photos, Set.of(GRETA, AMARA)));
        fair.store(Fair.proposal(GRETA, now - 1_000, photos, Set.of(GRETA, AMARA)));
        System.out.println("job " + photos);
    }

    private static Profile profile(String name, String about, boolean record) {
        return new Profile(
                name,
                about,
                List.of("photography", "retouching"),
                List.of(new LanguageTag("en"), new LanguageTag("sv")),
                Optional.of(new Price(new BigDecimal("24"), new Currency("EUR"))),
                Optional.of(15),
                Optional.of("evenings and weekends, from October"),
                List.of(new Profile.Work(
                        "Bowls for Gotland", Optional.of("https://example.org/bowls"), Optional.empty())),
                record);
    }

    private static Job job(
            String title, String text, String currency, String amount, boolean hourly, int hours, String... languages) {
        return new Job(
                title,
                text,
                title.contains("photos") ? List.of("photography", "retouching") : List.of("retouching", "archives"),
                Stream.of(languages).map(LanguageTag::new).toList(),
                new Pay(
                        hourly ? Pay.Basis.HOURLY : Pay.Basis.FIXED,
                        new Price(new BigDecimal(amount), new Currency(currency))),
                hours == 0 ? Optional.empty() : Optional.of(hours),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
