package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.layer.Deployment;
import io.stint.hub.store.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The doctor at a hub that is well, that runs or not, and that has lost something. */
class DoctorTest {
    private static final List<String> NAMES = List.of(
            "node",
            "logs",
            "purse",
            "clock",
            "database",
            "database clock",
            "follower",
            "vouchers",
            "reserve",
            "alerts",
            "backup",
            "disk");

    @TempDir
    private Path folder;

    @Test
    void itSaysWhatIsNotWell() throws Exception {
        try (Town town = Town.withEscrow(folder)) {
            Result before = doctor(town);
            assertThat(ill(before))
                    .containsExactly("database", "database clock", "follower", "vouchers", "reserve", "alerts");
            assertThat(check(before, "database").path("value").asString())
                    .contains("there is no hub's database in " + folder.resolve("hub-31337"));

            try (Hub hub = Hub.start(config(town))) {
                Result well = doctor(town);
                assertThat(ill(well)).isEmpty();
                assertThat(well.code()).isZero();
                assertThat(well.json().path("ok").asBoolean()).isTrue();
                assertThat(hub.address()).isNotNull();

                backup(Instant.now().minus(Duration.ofDays(3)));
                Files.writeString(backups().resolve("backup.log"), "it failed");
                Files.writeString(backups().resolve("two.stint.part"), "half a backup");
                Result old = doctor(town);
                assertThat(ill(old)).containsExactly("backup");
                assertThat(old.code()).isEqualTo(1);
                assertThat(check(old, "backup").path("value").asString()).isEqualTo("the newest is 72 h old");
                assertThat(check(old, "backup").path("todo").asString()).contains("make one a day");
                backup(Instant.now());

                town.chain().close();
                assertThat(ill(doctor(town))).containsExactly("node", "logs", "purse", "clock", "follower", "reserve");
            }
            assertThat(check(doctor(town), "database").path("value").asString()).contains("the hub does not run");
        }
    }

    /** The unit of a release gives its hub the keeper, and the doctor nothing. */
    @Test
    void aKeeperThatWorksAndIsNotNamedIsNotTakenForNone() throws Exception {
        try (Town town = Town.withEscrow(folder)) {
            assertThat(ill(unnamed(town))).contains("purse", "reserve");
            try (Hub hub = Hub.start(config(town))) {
                assertThat(hub.address()).isNotNull();
                assertThat(ill(unnamed(town))).isEmpty();

                execute("""
                        insert into keeper_job (layer, kind, agreement, call, state, transaction, not_before, created_at,
                            updated_at, gas, spent, tip, spent_at)
                        select id, 'draw', decode(repeat('11', 32), 'hex'), '', 'done', decode(repeat('22', 32), 'hex'),
                            now(), now(), now(), 1, 1, 0, now() - interval '6 days' from layer""");
                Result spent = unnamed(town);
                assertThat(ill(spent)).containsExactly("purse", "reserve");
                assertThat(check(spent, "purse").path("todo").asString())
                        .contains("--keeper", "password is not needed");
                assertThat(ill(doctor(town))).isEmpty();

                execute("update keeper_job set spent_at = now() - interval '8 days'");
                assertThat(ill(unnamed(town))).isEmpty();
                execute("update keeper_job set state = 'waiting', not_before = now() + interval '1 day'");
                assertThat(ill(unnamed(town))).containsExactly("purse", "reserve");
            }
        }
    }

    private void execute(String statement) throws SQLException {
        String url = EmbeddedDatabase.running(folder.resolve("hub-31337").resolve(EmbeddedDatabase.FOLDER))
                .orElseThrow();
        try (Connection connection = DriverManager.getConnection(url);
                Statement changing = connection.createStatement()) {
            changing.executeUpdate(statement);
        }
    }

    @Test
    void inWordsItSaysWhatToDo() {
        Result result = CommandLineOfTest.SCRIPT.run(
                "doctor", "--chain", "local", "--rpc", "http://127.0.0.1:1", "--data", folder.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("ILL  node +\\S")
                .contains("-> start the node, or name another with --rpc")
                .containsPattern("ILL  backup +unknown")
                .containsPattern("ok   disk +\\d+ MiB free");
    }

    @Test
    void aNodeThatIsAwayAndAloneSaysWhichChainItIsLeavesOneCheck() {
        Result result = CommandLineOfTest.SCRIPT.run(
                "doctor", "--json", "--rpc", "http://127.0.0.1:1", "--data", folder.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.json().path("ok").asBoolean()).isFalse();
        assertThat(result.json().path("checks")).hasSize(1);
        assertThat(check(result, "node").path("todo").asString()).contains("name the chain with --chain");
    }

    @Test
    void aDatabaseThatIsAwayIsNamedWithoutItsPassword() {
        Result result = new CommandLineOfTest(
                        false,
                        "",
                        false,
                        Map.of("STINT_DB", "jdbc:postgresql://127.0.0.1:1/stint?user=a", "STINT_DB_PASSWORD", "geheim"))
                .run("doctor", "--chain", "local", "--rpc", "http://127.0.0.1:1", "--data", folder.toString());

        assertThat(result.out()).containsPattern("ILL  database +the database does not answer");
        assertThat(result.out() + result.err()).doesNotContain("geheim");
    }

    private Result doctor(Town town) throws Exception {
        return doctor(town, "--keeper", town.keystore(Person.CLIENT).toString());
    }

    /** As when the settings say nothing of a keeper. */
    private Result unnamed(Town town) throws Exception {
        return doctor(town, new String[0]);
    }

    private Result doctor(Town town, String... more) throws Exception {
        if (!Files.exists(backups())) {
            backup(Instant.now());
        }
        List<String> arguments = new ArrayList<>(List.of(
                "doctor",
                "--json",
                "--chain",
                "local",
                "--rpc",
                town.endpoint().toString(),
                "--data",
                folder.toString(),
                "--backups",
                backups().toString()));
        arguments.addAll(List.of(more));
        return CommandLineOfTest.SCRIPT.run(arguments.toArray(String[]::new));
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private void backup(Instant at) throws Exception {
        Files.createDirectories(backups());
        Path one = backups().resolve("one.stint");
        Files.writeString(one, "a backup");
        Files.setLastModifiedTime(one, FileTime.from(at));
    }

    private static List<String> ill(Result result) {
        List<JsonNode> checks = result.json().path("checks").valueStream().toList();
        assertThat(checks.stream().map(check -> check.path("name").asString())).containsExactlyElementsOf(NAMES);
        return checks.stream()
                .filter(check -> !check.path("ok").asBoolean())
                .map(check -> check.path("name").asString())
                .toList();
    }

    private static JsonNode check(Result result, String name) {
        return result.json()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HubConfig config(Town town) {
        return HubConfig.in(
                        folder.resolve("hub-31337"),
                        List.of(Deployment.usual(town.chain().profile(), town.node())))
                .build();
    }
}
