package io.stint.cli.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.layer.Deployment;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a hub says, and what the command computes from a real chain and signed reviews. */
class ReputationCommandTest {
    /** 12 days of the 30 at which a voice is full. */
    private static final int AFTER_TWELVE_DAYS = 400;

    @TempDir
    private static Path folder;

    private static final AtomicInteger JOBS = new AtomicInteger();
    private static Town town;
    private static Hub hub;

    @BeforeAll
    static void start() throws Exception {
        town = Town.withEscrow(folder);
        Job good = opened(Person.CLIENT, Person.WORKER);
        Job bad = opened(Person.APPROVER, Person.WORKER);
        Job one = opened(Person.CLIENT, Person.ARBITER);
        Job other = opened(Person.CLIENT, Person.STRANGER);
        town.pass(Duration.ofDays(12));
        for (Job job : List.of(good, one, other)) {
            paid(job, Person.CLIENT);
        }
        paid(bad, Person.APPROVER);
        hub = Hub.start(config());
        Author.of(hub, Person.WORKER).publish(profile());
        Author.of(hub, Person.CLIENT).publish(review(good.id(), 5));
        Author.of(hub, Person.APPROVER).publish(review(bad.id(), 1));
    }

    @AfterAll
    static void stop() {
        hub.close();
        town.close();
    }

    private static Job opened(Person client, Person worker) {
        Path file = town.path("paid" + JOBS.incrementAndGet() + ".json");
        town.run(
                        "agreement",
                        "draft",
                        file.toString(),
                        "--client",
                        client.address().toString(),
                        "--worker",
                        worker.address().toString(),
                        "--scope",
                        town.document().toString(),
                        "--claim-cap",
                        "0.01rbtc",
                        "--json")
                .ok();
        Job job = new Job(town, file);
        job.as(worker, "sign").ok();
        job.as(client, "open", "--amount", "0.05rbtc").ok();
        return job;
    }

    private static void paid(Job job, Person client) {
        job.as(
                        client,
                        "approve",
                        "--direct",
                        "--add",
                        "0.05rbtc",
                        "--memo",
                        town.document().toString())
                .ok();
    }

    private static Review review(Hash32 agreement, int stars) {
        return new Review(agreement, Person.WORKER.address(), stars, "As agreed.");
    }

    private static Profile profile() {
        return new Profile(
                "Amara Osei",
                "Photographs.",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true);
    }

    private static Result reputation(String... more) {
        List<String> all =
                new ArrayList<>(List.of("reputation", Person.WORKER.address().toString()));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }

    @Test
    void theHubSaysWhatTheChainSays() {
        JsonNode json =
                reputation("--json", "--hub", hub.address().toString()).ok().json();

        assertThat(json.path("agrees").asBoolean()).isTrue();
        assertThat(json.path("differences")).isEmpty();
        JsonNode worker = json.path("worker");
        assertThat(worker.path("points").asInt()).isEqualTo(AFTER_TWELVE_DAYS);
        assertThat(worker.path("people").asInt()).isEqualTo(2);
        // The one star is of a key that has dealt with nobody else.
        assertThat(worker.path("tenths").asInt()).isEqualTo(50);
        assertThat(worker.path("reviews").findValues("weight").stream().map(JsonNode::asInt))
                .containsExactly(AFTER_TWELVE_DAYS, 0);
        assertThat(json.path("client").path("points").asInt()).isZero();
    }

    @Test
    void aHubThatSaysOtherwiseIsFoundOut() throws Exception {
        try (Liar liar = Liar.before(hub.address(), "\"weight\":" + AFTER_TWELVE_DAYS, "\"weight\":999")) {
            Result result = reputation("--hub", liar.address().toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("✗ as worker, reviews: here ").contains("999");
        }
    }

    @Test
    void aReviewThatWasChangedIsLeftOut() throws Exception {
        try (Liar liar = Liar.before(hub.address(), "\"stars\":1", "\"stars\":2")) {
            Result result = reputation("--hub", liar.address().toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("1 reviews of the hub do not verify");
        }
    }

    @Test
    void aHubOnAForkIsNotCompared() throws Exception {
        try (Liar liar =
                Liar.before(hub.address(), "\"hash\":\"0x", "\"hash\":\"0x" + "00".repeat(31) + "01\",\"was\":\"")) {
            Result result = reputation("--hub", liar.address().toString());

            assertThat(result.code()).isNotZero();
            assertThat(result.err()).contains("the node has another or none");
        }
    }

    @Test
    void withoutAHubTheChainIsEnough() {
        JsonNode json = reputation("--json", "--from", Person.ARBITER.address().toString())
                .ok()
                .json();

        assertThat(json.path("worker").path("points").asInt()).isEqualTo(AFTER_TWELVE_DAYS);
        assertThat(json.path("worker").path("reviews")).isEmpty();
        assertThat(json.path("closeness").asInt()).isEqualTo(AFTER_TWELVE_DAYS);
        assertThat(json.has("agrees")).isFalse();
    }

    @Test
    void inWordsItGivesEveryLimit() {
        assertThat(reputation("--hub", hub.address().toString()).ok().out())
                .contains("as worker: 400 of 2000 points, from 2 voices")
                .contains(Person.CLIENT.address() + "  400  (money and time 1000, age 400, independence 400)")
                .contains(Person.APPROVER.address() + "    0  (money and time 1000, age 400, independence 0)")
                .contains("stars by weight: 5.0 of 5, from 2 reviews")
                .contains("✓ The hub says the same.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub.example", "ftp://hub.example", "foo"})
    void whatIsNoHubsAddress(String url) {
        Result result = reputation("--json", "--hub", url);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("'" + url + "' is not the address of a hub");
    }

    private static HubConfig config() {
        return HubConfig.in(
                        folder.resolve("hub"),
                        List.of(Deployment.usual(town.chain().profile(), town.node())))
                .build();
    }
}
