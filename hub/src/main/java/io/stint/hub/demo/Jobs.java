package io.stint.hub.demo;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Proposal;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is offered on the board, and what was proposed for it. */
final class Jobs {
    private final Company people;
    private final String coin;
    private final Instant now;

    /** @param coin symbol of the chain's coin */
    Jobs(Company people, String coin, Instant now) {
        this.people = people;
        this.coin = coin;
        this.now = now;
    }

    void post() {
        proposals(people.greta().publish(catalogue(), ago(5)));
        people.greta()
                .publish(
                        job(
                                "Four letters for our winter newsletter",
                                "About the kiln, the glaze that failed, the market, and what comes in spring. 400 words"
                                        + " each, in the voice of somebody who has clay on their hands. We tell you the"
                                        + " stories on the phone.",
                                List.of("writing", "newsletters"),
                                fixed("320", "EUR"),
                                Optional.empty(),
                                "en"),
                        ago(49));
        museum();
        forum();
    }

    private Job catalogue() {
        return job(
                "Product photos for the autumn catalogue",
                "Forty pieces of stoneware, each from three sides on a plain ground, and ten in use. We send them to"
                        + " you in two crates and pay the way back. Colours must match the pieces; we check them"
                        + " against a card.",
                List.of("photography", "retouching"),
                hourly("22"),
                Optional.of(15),
                "en",
                "sv");
    }

    private void museum() {
        people.museum()
                .publish(
                        job(
                                "Retouch 400 archive scans",
                                "Four boxes of 100. Dust, scratches and colour casts; no reconstruction. Each box is a"
                                        + " milestone, approved when three of ten samples need nothing more.",
                                List.of("retouching", "archives"),
                                fixed("0.0125", coin),
                                Optional.empty(),
                                "es"),
                        ago(11));
        people.museum()
                .publish(
                        job(
                                "Spanish subtitles for six short films",
                                "Six films of eight minutes about weavers, in Quechua with an English script."
                                        + " Subtitles in Spanish as SRT, timed.",
                                List.of("subtitling", "translation"),
                                fixed("540", "EUR"),
                                Optional.empty(),
                                "es",
                                "en"),
                        ago(30));
    }

    private void forum() {
        people.tove()
                .publish(
                        job(
                                "Evening moderator for a ceramics forum",
                                "Monday to Friday from 19:00 to 21:00, Central European Time. Friendly, patient, and"
                                        + " able to tell a glaze from a joke.",
                                List.of("moderation", "community"),
                                hourly("16"),
                                Optional.of(10),
                                "de"),
                        ago(20));
        people.tove()
                .publish(
                        job(
                                "A script that sorts 12,000 forum pictures",
                                "By date and by the glaze named in the post. Python, with tests, run by somebody who"
                                        + " has never seen a terminal.",
                                List.of("python", "archives"),
                                fixed("0.0034", coin),
                                Optional.of(6),
                                "en",
                                "de"),
                        ago(72));
    }

    /** The job that closes the board's list; published last of all, it also tells that the demo is complete. */
    DocumentId closeGuide() {
        DocumentId first = people.museum().publish(guide(), ago(240));
        Job closed = closed(guide(), first);
        people.museum().publish(closed, ago(28));
        return DocumentId.of(closed.json());
    }

    /** Whether the last document of the demo is there. */
    boolean isComplete() {
        DocumentId first = DocumentId.of(guide().json());
        return people.museum().isStored(DocumentId.of(closed(guide(), first).json()));
    }

    private static Job guide() {
        return job(
                "A voice for a two-minute museum guide",
                "One warm voice, Spanish of the Andes, recorded at home in a quiet room.",
                List.of("voice", "recording"),
                fixed("90", "EUR"),
                Optional.empty(),
                "es");
    }

    /** The same job, when its author takes no more proposals. */
    static Job closed(Job job, DocumentId first) {
        return new Job(
                job.title(),
                job.description(),
                job.skills(),
                job.languages(),
                job.pay(),
                job.hoursPerWeek(),
                job.arbiter(),
                Optional.of(first),
                true);
    }

    private void proposals(DocumentId job) {
        propose(
                job,
                people.amara(),
                "24",
                "I know your glazes from the spring market and have the light for them. Two days for each crate; you see"
                        + " the first five pieces before I go on.");
        propose(
                job,
                people.noor(),
                "21",
                "I have a copy stand and a colour card, and three years of museum objects behind me. I cannot do the ten"
                        + " pieces in use.");
    }

    private void propose(DocumentId job, Player worker, String euros, String text) {
        Address client = people.greta().address();
        Proposal proposal = new Proposal(
                Demo.salt("proposal of " + worker.address()),
                job,
                client,
                worker.address(),
                hourly(euros),
                List.of(),
                text,
                Optional.empty());
        worker.seal(proposal, ago(2), List.of(people.greta()), Map.of("job", job.toString()));
    }

    static Job job(
            String title,
            String description,
            List<String> skills,
            Pay pay,
            Optional<Integer> hours,
            String... languages) {
        return new Job(
                title,
                description,
                skills,
                Profiles.languages(languages),
                pay,
                hours,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    static Pay hourly(String euros) {
        return new Pay(Pay.Basis.HOURLY, new Price(new BigDecimal(euros), new Currency("EUR")));
    }

    static Pay fixed(String amount, String currency) {
        return new Pay(Pay.Basis.FIXED, new Price(new BigDecimal(amount), new Currency(currency)));
    }

    private Instant ago(int hours) {
        return now.minus(Duration.ofHours(hours));
    }
}
