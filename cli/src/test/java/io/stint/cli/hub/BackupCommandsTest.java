package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.layer.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, beside a hub that runs on its own PostgreSQL. */
class BackupCommandsTest {
    @TempDir
    private static Path folder;

    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    /** As {@code stint hub} starts it. */
    private static Hub hub() {
        return Hub.start(HubConfig.in(
                        HubCommand.folder(town.data(), town.chain().profile()),
                        List.of(Deployment.usual(town.chain().profile(), town.node())))
                .build());
    }

    @Test
    void aHubThatRunsIsBackedUpRehearsedAndFoundAgainElsewhere() {
        String file = town.path("now.stint").toString();
        try (Hub hub = hub()) {
            hub.seed();
            Result backup = town.run("backup", file, "--json").ok();
            assertThat(backup.json().get("documents").asLong()).isPositive();

            Result rehearsal = town.run("rehearse", folder.toString(), "--port", "0", "--json")
                    .ok();
            assertThat(rehearsal.json().get("ok").asBoolean()).isTrue();
            assertThat(rehearsal.text("backup")).isEqualTo(file);
            assertThat(rehearsal.json().get("checks").size()).isGreaterThan(20);

            assertThat(town.run("backup", town.password().toString()).err()).contains("exists already");

            Result busy = town.run("rebuild");
            assertThat(busy.code()).isEqualTo(2);
            assertThat(busy.err()).contains("stop it first");

            Result full = town.run("restore", file);
            assertThat(full.code()).isEqualTo(2);
            assertThat(full.err()).contains("not empty");
        }

        assertThat(town.run("rebuild", "--json").ok().json().get("leftOut").isEmpty())
                .isTrue();
        town.run("backup", town.path("later.stint").toString()).ok();
    }

    @Test
    void theHubsSettingsNameItsDatabase() throws IOException {
        Path settings = town.path("hub.properties");
        Files.writeString(
                settings, "rpc = " + town.endpoint() + "\ndata = " + town.data() + "\norigin = https://hub.example\n");
        Map<String, String> environment = Map.of("STINT_DB_PASSWORD", "opensesame");
        CommandLineOfTest line = new CommandLineOfTest(false, "", false, environment);

        try (Hub _ = hub()) {
            line.run("backup", town.path("by-settings.stint").toString(), "--config", settings.toString())
                    .ok();
        }
        Result open = line.run(
                "backup",
                town.path("none.stint").toString(),
                "--config",
                settings.toString(),
                "--db",
                "jdbc:postgresql://localhost/stint?password=opensesame");

        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("STINT_DB_PASSWORD").doesNotContain("opensesame");
    }

    @Test
    void whereNoHubsDatabaseIsNoneIsMade() {
        Path elsewhere = town.path("elsewhere");
        Path file = town.path("of-nothing.stint");
        List<String[]> commands = List.of(new String[] {"backup", file.toString()}, new String[] {"rebuild"});
        for (String[] command : commands) {
            List<String> line = new ArrayList<>(List.of(command));
            line.addAll(List.of("--rpc", town.endpoint().toString(), "--data", elsewhere.toString()));
            Result result = CommandLineOfTest.SCRIPT.run(line.toArray(String[]::new));

            assertThat(result.code()).as(result.toString()).isEqualTo(2);
            assertThat(result.err())
                    .contains("there is no hub's database in " + elsewhere.resolve("hub-31337"), "--data", "--db");
        }
        assertThat(elsewhere).doesNotExist();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNotThereOrThereAlreadyIsWrongInput() {
        assertThat(town.run("restore", town.path("none.stint").toString()).code())
                .isEqualTo(2);
        assertThat(town.run("rehearse", town.path("none.stint").toString()).code())
                .isEqualTo(2);
        assertThat(town.run("rehearse", town.data().toString()).err()).contains("stint backup");
    }
}
