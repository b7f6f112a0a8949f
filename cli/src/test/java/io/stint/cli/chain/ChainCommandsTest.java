package io.stint.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainCommandsTest {
    private Town town;

    @BeforeEach
    void start(@TempDir Path folder) {
        town = Town.empty(folder, Town.settings());
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void theFirstDeploymentBringsTheEscrowAndTheSecondDoesNothing() {
        Result first = deploy();
        assertThat(first.ok().json().path("deployedNow").asBoolean()).isTrue();
        assertThat(first.text("escrow")).isEqualTo(EscrowDeployment.address().toString());
        assertThat(EscrowDeployment.isDeployed(town.node())).isTrue();

        Town.Footprint before = town.footprint();
        Result second = deploy();
        assertThat(second.ok().json().path("deployedNow").asBoolean(true)).isFalse();
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void withoutAYesNothingIsDeployed() {
        Town.Footprint before = town.footprint();

        Result result = town.run(CommandLineOfTest.person("no"), town.endpoint(), arguments());

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("pays the gas").contains("nothing was sent");
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void statusSaysWhetherTheEscrowIsThere() {
        Result before = town.run("chain", "status", "--json");
        assertThat(before.ok().json().path("deployed").asBoolean(true)).isFalse();
        assertThat(before.json().path("chainId").asLong()).isEqualTo(31337);
        assertThat(town.run("chain", "status").out()).contains("not deployed; 'stint deploy' does it");

        town.deploy();

        Result after = town.run("chain", "status", "--json");
        assertThat(after.ok().json().path("deployed").asBoolean()).isTrue();
        assertThat(after.json().path("block").asLong()).isEqualTo(town.node().blockNumber());
        assertThat(town.run("chain", "status").out())
                .contains("local (chain 31337)")
                .contains(": deployed");
    }

    private Result deploy() {
        String[] all = new String[arguments().length + 2];
        System.arraycopy(arguments(), 0, all, 0, arguments().length);
        all[all.length - 2] = "--yes";
        all[all.length - 1] = "--json";
        return town.run(all);
    }

    private String[] arguments() {
        return new String[] {
            "deploy",
            "--key",
            town.keystore(Person.STRANGER).toString(),
            "--password-file",
            town.password().toString()
        };
    }
}
