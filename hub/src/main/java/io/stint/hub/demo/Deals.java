package io.stint.hub.demo;

import io.stint.chain.escrow.TestDollar;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agreements in the states that agreements have. Sums are in hundred-millionths of the coin. */
final class Deals {
    private static final Duration REVIEW = Duration.ofDays(4);
    private static final Duration RULING = Duration.ofDays(14);
    private static final Duration NOTICE = Duration.ofDays(7);
    private static final String HALF = "5000";

    private final Company people;
    private final Instant now;

    Deals(Company people, Instant now) {
        this.people = people;
        this.now = now;
    }

    /** Each can be made at the same time as the others. */
    List<Runnable> all() {
        return List.of(
                this::summerPhotos,
                this::springMarket,
                this::videos,
                this::altTexts,
                this::oldGlazes,
                this::translation,
                this::letters);
    }

    /** By the hour, in a token: the first week is worked, approved and drawn. */
    private void letters() {
        if (!people.greta().mints(dollars(1_000))) {
            return;
        }
        Plan plan = new Plan(
                "Answer our customers' letters",
                "Mornings, from our notes: where is my bowl, can it go into the dishwasher, do you ship to Norway.",
                List.of("writing"),
                "360",
                List.of(new Scope.Milestone("The first two weeks", dollars(360))),
                TestDollar.TOKEN.address(),
                Optional.of(new Hourly(
                        new Price(new BigDecimal("18"), new Currency("tUSD")),
                        Optional.of(10 * 60),
                        PayPeriod.WEEK,
                        ZoneId.of("Europe/Stockholm"),
                        new Rounding(1, Rounding.Mode.NEAREST, Rounding.Each.DAY))));
        Deal deal = deal(plan, people.mateo()).opened();
        DocumentId week = deal.delivered(0, "The first week: ten hours, 74 letters.");
        deal.approved(dollars(180), week).drawn(dollars(180));
    }

    private static Amount dollars(long whole) {
        return Amount.ofWei(BigInteger.valueOf(whole).multiply(BigInteger.TEN.pow(TestDollar.TOKEN.decimals())));
    }

    /** In the middle of it: one part drawn, one secured, one handed in and not answered. */
    private void summerPhotos() {
        Plan plan = new Plan(
                "Photos of the summer collection",
                "Forty pieces of stoneware, each from three sides on a plain ground. 3000 pixels, one layered file and"
                        + " one JPEG of each, colours checked against our card.",
                List.of("photography", "retouching"),
                "990",
                List.of(
                        part("Bowls, 14 pieces", 580_000),
                        part("Plates, 14 pieces", 580_000),
                        part("Jugs, 12", 580_000)));
        Deal deal = deal(plan, people.amara()).opened();
        DocumentId bowls = deal.delivered(0, "All fourteen bowls. The blue one I took again in the morning light.");
        deal.approved(Amount.ofSat(580_000), bowls).drawn(Amount.ofSat(580_000));
        DocumentId plates = deal.delivered(1, "The plates. Number nine has a chip on the rim; I left it as it is.");
        deal.approved(Amount.ofSat(1_160_000), plates);
        deal.delivered(2, "The jugs, with the two handles you asked for from the side.");
        deal.letter(people.greta(), "The plates are lovely. I look at the jugs tomorrow.");
    }

    /** Done, paid in full, and praised. */
    private void springMarket() {
        Plan plan = new Plan(
                "Photos of the spring market",
                "One day at the market in Visby, and an edited set of 24 pictures a week later.",
                List.of("photography"),
                "500",
                List.of(part("The day", 560_000), part("24 edited pictures", 320_000)));
        Deal deal = deal(plan, people.amara()).opened();
        DocumentId day = deal.delivered(0, "The day is done: 610 frames, a first look at 40 of them.");
        deal.approved(Amount.ofSat(560_000), day).drawn(Amount.ofSat(560_000));
        deal.delivered(1, "The 24, and six more that I could not leave out.");
        deal.closed(Amount.ofSat(880_000))
                .reviewed(people.greta(), 5, "On time, kind, and the pictures sold the bowls.")
                .reviewed(people.amara(), 5, "Knew what she wanted, and approved on the same evening.");
    }

    /** The client did not answer, so the worker claimed; the review runs. */
    private void videos() {
        Plan plan = new Plan(
                "Twelve short videos for the shop window",
                "Twelve videos of 15 seconds: hands, wheel, kiln. Upright, without sound.",
                List.of("video"),
                "680",
                List.of(part("The first four", 400_000), part("Eight more", 800_000)));
        Deal deal = deal(plan, people.amara()).opened();
        deal.delivered(0, "Four videos: wheel, trimming, glazing, opening the kiln.");
        deal.claimed(Amount.ofSat(400_000), "Handed in as agreed. I have asked twice and heard nothing.");
    }

    /** The two do not agree, and the arbiter has to say. */
    private void altTexts() {
        Plan plan = new Plan(
                "Alt texts and captions in two languages",
                "A caption and an alt text for each of 120 pictures, in Swedish and in English.",
                List.of("writing", "accessibility"),
                "400",
                List.of(part("Swedish", 350_000), part("English", 350_000)));
        Deal deal = deal(plan, people.amara()).opened();
        deal.delivered(0, "120 captions and alt texts in Swedish, as a table.");
        deal.claimed(
                        Amount.ofSat(300_000),
                        "All 120 are done. Ten repeat the caption in the alt text because the pictures show only the"
                                + " object itself.")
                .disputed("Thirty alt texts repeat the caption word for word. Those I cannot use; the rest is fine.");
    }

    /** Waits for the worker's signature. */
    private void oldGlazes() {
        deal(
                new Plan(
                        "Retouch 60 photos of old glazes",
                        "Scans of slides from the seventies. Dust and colour casts, nothing invented.",
                        List.of("retouching"),
                        "285",
                        List.of(part("60 scans", 500_000))),
                people.amara());
    }

    /** Signed by the worker; waits for the client's money. */
    private void translation() {
        deal(
                        new Plan(
                                "Our shop in Spanish",
                                "140 product texts and the checkout, from English. Terms as in the list that we send.",
                                List.of("translation"),
                                "360",
                                List.of(part("Product texts", 430_000), part("Checkout", 200_000))),
                        people.mateo())
                .accepted();
    }

    private record Plan(
            String title,
            String description,
            List<String> skills,
            String euros,
            List<Scope.Milestone> parts,
            Address token,
            Optional<Hourly> hourly) {

        /** For a price of all the work, in coin. */
        Plan(String title, String description, List<String> skills, String euros, List<Scope.Milestone> parts) {
            this(title, description, skills, euros, parts, Address.ZERO, Optional.empty());
        }

        Amount sum() {
            return parts.stream().map(Scope.Milestone::amount).reduce(Amount.ZERO, Amount::plus);
        }
    }

    private static Scope.Milestone part(String title, long sat) {
        return new Scope.Milestone(title, Amount.ofSat(sat));
    }

    /** From the job to the offer; the job is closed then. */
    private Deal deal(Plan plan, Player worker) {
        Player greta = people.greta();
        Job job = Jobs.job(
                plan.title(),
                plan.description(),
                plan.skills(),
                Jobs.fixed(plan.euros(), "EUR"),
                Optional.empty(),
                "en",
                "sv");
        DocumentId first = greta.publish(job, now.minus(Duration.ofDays(9)));
        Scope scope = new Scope(
                Demo.salt("scope of " + plan.title()),
                Optional.of(first),
                plan.title(),
                plan.description(),
                plan.parts(),
                plan.hourly());
        DocumentId agreed = greta.seal(scope, now, List.of(worker, people.jorge()), Map.of("job", first.toString()));
        Map<String, String> terms = terms(plan, worker.address());
        terms.put("job", first.toString());
        terms.put("scope", agreed.toString());
        Deal deal = new Deal(greta.offer(terms), greta, worker, people.jorge()).arbitrated();
        greta.publish(Jobs.closed(job, first), now.minusSeconds(60));
        return deal;
    }

    /** Claims of up to half of it. */
    private Map<String, String> terms(Plan plan, Address worker) {
        Map<String, String> terms = new HashMap<>();
        terms.put("client", people.greta().address().toString());
        terms.put("worker", worker.toString());
        terms.put("arbiter", people.jorge().address().toString());
        terms.put("claimCap", plan.sum().wei().shiftRight(1).toString());
        terms.put("token", plan.token().toString());
        terms.put(
                "arbiterFee",
                (plan.token().isZero() ? Amount.ofSat(40_000) : dollars(20))
                        .wei()
                        .toString());
        terms.put("review", Long.toString(REVIEW.toSeconds()));
        terms.put("ruling", Long.toString(RULING.toSeconds()));
        terms.put("notice", Long.toString(NOTICE.toSeconds()));
        terms.put("fallbackBps", HALF);
        terms.put("salt", Demo.number("terms of " + plan.title()).toString());
        terms.put("sum", plan.sum().wei().toString());
        return terms;
    }
}
