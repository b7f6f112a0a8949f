package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.LocalChainSettings;
import io.stint.cli.Between;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that Stint does not know by name: what happened there counts only after twelve blocks. */
class DeepChainTest {
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        LocalChainSettings usual = Town.settings();
        town = Town.empty(
                folder,
                new LocalChainSettings(usual.anvil(), OptionalInt.empty(), Optional.empty(), 4242, Optional.empty()));
        town.deploy();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void whatWasToldStopsNoLaterCommandAlthoughItMayStillBeUndone() {
        Job job = opened();

        job.as(Person.CLIENT, "topup", "--amount", "100sat").ok();
        job.as(Person.CLIENT, "topup", "--amount", "100sat").ok();

        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(1_200));
    }

    @Test
    void whatWasNotToldStopsTheNextCommandOnce() {
        Job job = opened();
        try (Between node = new Between(town.endpoint(), (method, request, real) -> {
            if (method.equals("eth_sendRawTransaction")) {
                real.ask(request.toString());
                throw new Between.Lost();
            }
            return Optional.empty();
        })) {
            assertThat(job.at(node.endpoint(), Person.CLIENT, "topup", "--amount", "100sat")
                            .code())
                    .isEqualTo(1);
        }

        Result told = job.as(Person.CLIENT, "topup", "--amount", "100sat");
        assertThat(told.text("error")).contains("succeeded in block").contains("Nothing new was sent");
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(1_100));

        job.as(Person.CLIENT, "topup", "--amount", "100sat").ok();
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(1_200));
    }

    @Test
    void youngFundingSecuresNothingYet() {
        Job job = opened();
        job.approved("400sat");
        assertThat(secured(job)).isEqualTo("0");

        for (int block = 0; block < 12; block++) {
            town.pass(java.time.Duration.ofSeconds(12));
        }

        assertThat(secured(job)).isEqualTo(Amount.ofSat(400).wei().toString());
    }

    private static Job opened() {
        return town.draft("--claim-cap", "100sat").opened("1000sat");
    }

    private static String secured(Job job) {
        return job.show("--json").ok().json().path("secured").path("net").asString();
    }
}
