package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that says that gas is dear. */
class GasPriceTest {
    /** 600 gwei. */
    private static final String DEAR = "0x8bb2c97000";

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
    void isBelievedOnlyByWhoeverAllowsIt() {
        Job job = town.draft().opened("0.05rbtc");
        try (Between node = new Between(
                town.endpoint(),
                (method, request, real) -> method.equals("eth_gasPrice")
                        ? Optional.of(
                                "{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id") + ",\"result\":\"" + DEAR + "\"}")
                        : Optional.empty())) {
            Town.Footprint before = town.footprint();
            for (String price : new String[] {"500", "599.999999999"}) {
                Result refused = topUp(job, node, price);
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.text("error"))
                        .contains("gas costs 600 gwei now")
                        .contains("at most " + price + " gwei")
                        .contains("Nothing was signed")
                        .contains("--max-gas-price");
            }
            for (String price : new String[] {"0.0000000001", "0", "-3", "abc"}) {
                Result refused = topUp(job, node, price);
                assertThat(refused.code()).isEqualTo(2);
                assertThat(refused.text("error")).contains("--max-gas-price is a number of gwei above zero");
            }
            assertThat(town.footprint()).isEqualTo(before);

            topUp(job, node, "600").ok();
        }
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(6_000_000));
    }

    private static Result topUp(Job job, Between node, String price) {
        return job.at(node.endpoint(), Person.CLIENT, "topup", "--amount", "0.01rbtc", "--max-gas-price", price);
    }
}
