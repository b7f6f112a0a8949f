package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Town;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ShowTest {
    private static final CommandLineOfTest COLOURS = new CommandLineOfTest(true, "", true, Map.of());
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void aDraftSaysWhatItMeansAndWhoIsNext() {
        Job job = town.draftWithArbiter();

        assertThat(job.show().ok().out())
                .contains("Agreement " + job.id().hex() + ": not on the chain yet")
                .contains("at most 0.01 rBTC at a time")
                .contains("the worker signs it");
        assertThat(job.signed().show().out()).contains("the client opens it");
        assertThat(job.show("--json").json().path("phase").asString()).isEqualTo("NONE");
    }

    /** Of 100: 20 drawn, 10 secured, 10 claimed, 10 disputed, 1 aside for the arbiter, the rest left. */
    @Test
    void theBarHasEachPartOfTheMoney() {
        Job job = inTheMiddle();

        JsonNode money = job.show("--json").ok().json().path("money");
        assertThat(money.path("drawn").asString()).isEqualTo("20000000000000000");
        assertThat(money.path("secured").asString()).isEqualTo("10000000000000000");
        assertThat(money.path("claimed").asString()).isEqualTo("10000000000000000");

        String bar = job.show().out().lines().skip(1).findFirst().orElseThrow();
        assertThat(bar).hasSize(50).matches("█+▓+▒+!+░+");
        assertThat(bar.chars().filter(c -> c == '█').count()).isEqualTo(10);
        assertThat(bar.chars().filter(c -> c == '▓').count()).isEqualTo(5);
    }

    @Test
    void theTimelineTellsEachEventOnce() {
        Job job = inTheMiddle();

        assertThat(job.show().out().lines().filter(line -> line.startsWith("•")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("The client put 0.1 rBTC into the fund"),
                        line -> assertThat(line).contains("The worker drew 0.02 rBTC"),
                        line -> assertThat(line).contains("The worker claimed 0.01 rBTC (claim 1)"),
                        line -> assertThat(line).contains("The client objected to claim 1"),
                        line -> assertThat(line).contains("The worker claimed 0.01 rBTC (claim 2)"));
        assertThat(job.show().out())
                .contains("Arbiter: rule on claim 1")
                .contains("Client: object to claim 2")
                .contains("Worker: 0.01 rBTC is secured");
    }

    @Test
    void coloursAreThoseOfTheMoneyAndOnlyWhereTheyAreWanted() {
        Job job = inTheMiddle();

        assertThat(job.show().out()).doesNotContain("\u001b");
        assertThat(job.show(COLOURS).out())
                .contains("\u001b[38;2;74;122;114m█")
                .contains("\u001b[38;2;42;157;120m█")
                .contains("\u001b[38;2;215;154;30m█")
                .contains("\u001b[38;2;194;69;47m█")
                .contains("\u001b[38;2;140;160;154m░");
    }

    @Test
    void aClosedAgreementHasNothingLeft() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.CLIENT, "notice").ok();
        assertThat(job.show("--json").json().path("phase").asString()).isEqualTo("NOTICE");
        assertThat(job.show().out()).contains("Worker: notice was given");
        town.pass(Duration.ofDays(8));
        assertThat(job.show().out()).contains("notice has run out; 0.05 rBTC comes back");
        job.as(Person.CLIENT, "withdraw").ok();

        JsonNode json = job.show("--json").ok().json();

        assertThat(json.path("phase").asString()).isEqualTo("CLOSED");
        assertThat(json.path("money").path("left").asString()).isEqualTo("0");
        assertThat(json.path("events").size()).isEqualTo(3);
        assertThat(job.show().out()).contains("0.05 rBTC went back to the client");
    }

    private static Job inTheMiddle() {
        Job job = town.draftWithArbiter().opened("0.1rbtc").approved("0.02rbtc");
        job.as(Person.WORKER, "draw").ok();
        job.claimed("0.01rbtc").disputed();
        town.pass(Duration.ofDays(4));
        return job.claimed("0.01rbtc").approved("0.01rbtc");
    }
}
