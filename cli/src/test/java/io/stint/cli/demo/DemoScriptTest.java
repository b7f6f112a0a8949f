package io.stint.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.cli.Between;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoScriptTest {
    @Test
    void theScriptTellsTheMainJobAndProvesIt() {
        Result result = demo("--script");

        assertThat(result.ok().out())
                .contains("The client put 0.09 rBTC into the escrow.")
                .contains("Milestones 1 and 2 were drawn together")
                .contains("The client paid milestone 3 directly.")
                .contains("The client said nothing for the whole review period.")
                .contains("The arbiter awarded 0.01 rBTC of 0.02 rBTC and got a fee of 0.001 rBTC.")
                .contains("Notice ran out and the rest went back to the client.")
                .contains("Verified: the history of")
                .contains("Every balance adds up to the last wei.")
                .doesNotContain("✗");
    }

    @Test
    void theLastLineIsOneObjectWithEverythingAScriptWants() {
        Result result = demo("--script", "--json");

        JsonNode json = result.ok().json();
        assertThat(json.path("chainId").asLong()).isEqualTo(31337);
        assertThat(json.path("escrow").asString())
                .isEqualTo(EscrowDeployment.address().toString());
        assertThat(json.path("agreement").asString()).matches("0x[0-9a-f]{64}");
        assertThat(json.path("verified").asBoolean()).isTrue();
        assertThat(json.path("steps")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.path("name").asString()).isNotEmpty();
            assertThat(step.path("tx").asString()).matches("0x[0-9a-f]{64}");
            assertThat(step.path("gasUsed").asLong()).isGreaterThanOrEqualTo(21_000);
        });
        List<String> kinds = List.of(
                "open",
                "pay",
                "payDirect",
                "claim",
                "collect",
                "object",
                "rule",
                "close",
                "openManyPerItem",
                "payManyPerItem");
        assertThat(kinds)
                .allSatisfy(
                        kind -> assertThat(json.path("gas").path(kind).asLong()).isPositive());
        assertThat(names(json.path("balances"))).contains("client", "worker", "arbiter", "escrow");
        assertThat(json.path("balances")).allSatisfy(of -> {
            assertThat(new BigInteger(of.path("before").asString())).isNotNegative();
            assertThat(new BigInteger(of.path("after").asString())).isNotNegative();
        });
        assertThat(json.path("balances").path("escrow").path("after").asString())
                .as("all that went in came out")
                .isEqualTo(json.path("balances").path("escrow").path("before").asString());
    }

    @Test
    void gasIsWithinTheAims() {
        JsonNode gas = demo("--script", "--json").ok().json().path("gas");

        assertThat(gas.path("open").asLong() + gas.path("pay").asLong()).isLessThanOrEqualTo(115_000);
        assertThat(gas.path("openManyPerItem").asLong()).isLessThanOrEqualTo(42_000);
        assertThat(gas.path("payManyPerItem").asLong()).isLessThanOrEqualTo(28_500);
    }

    @Test
    void thePayrollTellsAWeekOfAHundredAndProvesIt() {
        Result result = demo("--script", "payroll");

        assertThat(result.ok().out())
                .contains("The client opened a hundred agreements with")
                .contains("A week went by. Each worker signed a timesheet.")
                .contains("worker 42: entry 5")
                .contains("14:00 hours on the day")
                .contains("The client approved them: 100 vouchers, no gas.")
                .contains("Verified: on the chain each agreement paid what its timesheet is worth.")
                .contains("Every balance adds up to the last wei.")
                .doesNotContain("✗");
    }

    @Test
    void thePayrollEndsWithOneObject() {
        JsonNode json = demo("--script", "payroll", "--json").ok().json();

        assertThat(names(json))
                .containsExactly("workers", "transactions", "gasPerWorker", "hours", "paid", "seconds", "verified");
        assertThat(json.path("workers").asInt()).isEqualTo(100);
        assertThat(json.path("transactions").asInt()).isEqualTo(2);
        assertThat(json.path("gasPerWorker").path("open").asLong()).isBetween(21_000L, 42_000L);
        assertThat(json.path("gasPerWorker").path("pay").asLong()).isBetween(10_000L, 28_500L);
        assertThat(json.path("hours").isNumber()).isTrue();
        assertThat(json.path("paid").isString()).isTrue();
        assertThat(new BigInteger(json.path("paid").asString())).isPositive();
        assertThat(json.path("seconds").isNumber()).isTrue();
        assertThat(json.path("verified").asBoolean()).isTrue();
    }

    @Test
    void thePayrollHasAChainOfItsOwn() {
        Result result = demo("--script", "payroll", "--rpc", "http://127.0.0.1:1", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("a local chain of its own");
    }

    @Test
    void aScriptThatIsNoneIsRefused() {
        Result result = demo("--script", "party", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("party").contains("payroll");
    }

    @Test
    void itPlaysOnAChainOfSomebodyElse(@TempDir Path folder) {
        try (Town town = Town.withEscrow(folder)) {
            Amount before = town.balance(Person.STRANGER);

            Result result = elsewhere(town, town.endpoint().toString());

            assertThat(result.ok().json().path("verified").asBoolean()).isTrue();
            assertThat(before.minus(town.balance(Person.STRANGER)))
                    .as("all but gas and the workers' wages came back")
                    .isLessThan(Amount.ofSat(20_000_000));
            assertThat(town.data().toFile().list((dir, name) -> name.startsWith("demo-")))
                    .as("the keys were written down first")
                    .hasSize(1);
        }
    }

    @Test
    @Timeout(600)
    void whereTheClockCannotBeMovedItWaits(@TempDir Path folder) {
        try (Town town = Town.empty(folder, Town.settings().withBlockTime(Duration.ofSeconds(1)))) {
            town.deploy();
            try (Between node = new Between(town.endpoint(), Between.refusing("evm_increaseTime"))) {
                Result result = elsewhere(town, node.endpoint().toString());

                assertThat(result.ok().json().path("verified").asBoolean()).isTrue();
                assertThat(result.err()).contains("for the chain's clock");
            }
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        Result result = demo("--port", "99999", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("a port is a number from 1 to 65535");
    }

    @Test
    void elsewhereSomebodyMustPay(@TempDir Path folder) {
        try (Town town = Town.withEscrow(folder)) {
            Result result = town.run("demo", "--script", "--json");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.text("error")).contains("somebody must pay: name a keystore with --key");
        }
    }

    @Test
    void elsewhereTheEscrowMustBeThere(@TempDir Path folder) {
        try (Town town = Town.empty(folder, Town.settings())) {
            Result result = elsewhere(town, town.endpoint().toString());

            assertThat(result.code()).isEqualTo(3);
            assertThat(result.text("error")).contains("stint deploy");
            assertThat(town.node().nonce(Person.STRANGER.address())).isZero();
        }
    }

    private static Result elsewhere(Town town, String rpc) {
        return CommandLineOfTest.SCRIPT.run(
                "demo",
                "--script",
                "--json",
                "--yes",
                "--rpc",
                rpc,
                "--data",
                town.data().toString(),
                "--key",
                town.keystore(Person.STRANGER).toString(),
                "--password-file",
                town.password().toString());
    }

    /** Maven runs the tests in the module's folder; the command looks for anvil in the project's. */
    private static Result demo(String... more) {
        String home = System.getProperty("stint.home");
        System.setProperty("stint.home", "..");
        try {
            List<String> all = new ArrayList<>(List.of("demo"));
            all.addAll(List.of(more));
            return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
        } finally {
            if (home == null) {
                System.clearProperty("stint.home");
            } else {
                System.setProperty("stint.home", home);
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
