package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.reputation.Measure;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights where people are compared: profiles, jobs, proposals. */
class WeightPagesTest {
    private static final Address CLIENT = Fair.person(1);
    private static final Address WORKER = Fair.person(2);
    private static final Address SHY = Fair.person(3);
    private static final Address OTHER = Fair.person(4);
    private static final Address STRANGER = Fair.person(9);
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private static Path folder;

    private static Fair fair;
    private static DocumentId job;

    /** The client has full ties to three workers. */
    @BeforeAll
    static void open() {
        fair = Fair.in(folder);
        fair.store(Fair.publicly(CLIENT, 1_000, profile("Greta", true)));
        fair.store(Fair.publicly(WORKER, 1_000, profile("Amara", true)));
        fair.store(Fair.publicly(SHY, 1_000, profile("Noor", false)));
        for (Address worker : List.of(WORKER, SHY, OTHER)) {
            dealing(CLIENT, worker);
        }
        job = fair.post(CLIENT, 1_000, job());
        fair.store(Fair.proposal(WORKER, 1_100, job, Set.of(WORKER, CLIENT)));
    }

    @AfterAll
    static void close() {
        fair.close();
    }

    private static void dealing(Address client, Address worker) {
        BigInteger stay = Measure.STAY;
        fair.database.transact(handle -> handle.createUpdate("""
                        insert into dealing (agreement, client, worker, stay, since, until)
                        values (:agreement, :client, :worker, :stay, :since, :until)""")
                .bind("agreement", Hash32.keccak(client + " " + worker))
                .bind("client", client)
                .bind("worker", worker)
                .bind("stay", new BigDecimal(stay))
                .bind("since", START)
                .bind("until", START.plus(Measure.SPAN))
                .execute());
    }

    private static Profile profile(String name, boolean shows) {
        return new Profile(
                name,
                "Photographs.",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                shows);
    }

    private static Job job() {
        return new Job(
                "Photos",
                "Of bowls.",
                List.of(),
                List.of(new LanguageTag("en")),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("500"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static String page(String path, Address me, String language) throws Exception {
        var response = fair.get(
                path, "Cookie", "stint=" + fair.signIn(me), "Accept", "text/html", "Accept-Language", language);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void aProfileSaysHowManyVoicesAndHowCloseTheyAre() throws Exception {
        assertThat(page("/people/" + WORKER, OTHER, "en"))
                .contains("1.0 full voices, of 1 client")
                .contains("1.0 full ties lead from you to them");
        assertThat(page("/people/" + WORKER, OTHER, "es"))
                .contains("1,0 voces plenas, de 1 cliente")
                .contains("1,0 vínculos plenos llevan de ti");
        assertThat(page("/people/" + WORKER, STRANGER, "en"))
                .contains("Nobody whom you dealt with has dealt with them");
    }

    @Test
    void itIsShownOfThoseOnlyWhoWantTheirPaymentsShown() throws Exception {
        assertThat(page("/people/" + SHY, OTHER, "en")).doesNotContain("full voices", "full ties");
        assertThat(fair.get("/api/people/" + SHY + "/reputation").body())
                .contains("\"shown\":false")
                .doesNotContain("points");
        assertThat(fair.get("/api/people/" + WORKER + "/reputation").body())
                .contains("\"shown\":true", "\"worker\":{\"points\":1000,\"people\":1,\"reviews\":[]}");
    }

    @Test
    void clientsAndApplicantsAreComparedWhereItMatters() throws Exception {
        assertThat(page("/jobs/" + job, STRANGER, "en")).contains("0.0 full voices, of 3 workers");
        assertThat(page("/jobs/" + job, CLIENT, "en")).contains("1.0 full voices, of 1 client");
    }

    @Test
    void aPageExplainsIt() throws Exception {
        assertThat(page("/reputation", STRANGER, "en"))
                .contains("What a fake costs", "own coin counts, not tokens", "stint reputation 0x");
        assertThat(page("/reputation", STRANGER, "es")).contains("Cuánto cuesta una voz falsa");
    }
}
