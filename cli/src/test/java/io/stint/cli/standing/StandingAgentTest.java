package io.stint.cli.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Main;
import io.stint.cli.Result;
import io.stint.cli.hub.DemoProcess;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.HubAddress;
import io.stint.cli.standing.Wire.Cut;
import io.stint.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent for running hours at a real hub on a real chain; it is killed, and works on. */
class StandingAgentTest {
    /** Of the keystores that the demo writes. */
    static final String PASSWORD = "stint-demo";

    private static final int SIGKILL = 128 + 9;

    private static Path folder;
    private static DemoProcess demo;
    private static URI rpc;
    private static URI hub;
    private static Path keystore;
    private static PrivateKey client;
    private static Wire wire;

    @BeforeAll
    static void start(@TempDir Path place) throws Exception {
        folder = place;
        demo = DemoProcess.start(Files.createDirectories(place.resolve("demo")).resolve("data"));
        hub = demo.ready();
        rpc = URI.create(demo.await("The local chain is at ").split(";", 2)[0]);
        keystore = place.resolve("demo/data/local/keys/client.json");
        // The demo opens agreements of its own with the same key.
        demo.await("complete: ");
        client = KeyFiles.open(keystore, PASSWORD.toCharArray());
        wire = new Wire(hub);
    }

    @AfterAll
    static void stop() throws IOException {
        wire.close();
        demo.close();
    }

    static Path password(Path place) {
        try {
            return Files.writeString(place.resolve("password"), PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a week that is over, so that no entry is to come. */
    private static LocalDate monday() {
        return LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusDays(7);
    }

    private static Hired hired(String name) throws Exception {
        return Hired.open(folder, name, rpc, hub, keystore);
    }

    private static Result give(Hired hired, String limit) {
        return hired.stint(
                "standing",
                "give",
                hired.file().toString(),
                "--hub",
                wire.address().toString(),
                "--key",
                keystore.toString(),
                "--password-file",
                password(folder).toString(),
                "--agent-password-file",
                password(folder).toString(),
                "--limit",
                limit,
                "--day",
                "8h",
                "--week",
                "40h",
                "--until",
                Long.toString(Instant.now().plus(7, ChronoUnit.DAYS).getEpochSecond()),
                "--yes");
    }

    private static Result agent(Hired hired, String command, String... more) {
        List<String> all =
                new ArrayList<>(List.of("standing", command, hired.file().toString()));
        if (!command.equals("show")) {
            all.addAll(List.of("--agent-password-file", password(folder).toString()));
        }
        all.addAll(List.of(more));
        return hired.stint(all.toArray(String[]::new));
    }

    private static Process running(Hired hired) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "standing",
                        "run",
                        hired.file().toString(),
                        "--every",
                        "1s",
                        "--agent-password-file",
                        password(folder).toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killAt(Hired hired, Cut where) throws Exception {
        wire.cut(where);
        Process process = running(hired);
        try {
            assertThat(wire.awaitCut()).as("it sends a voucher").isTrue();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor()).isEqualTo(SIGKILL);
            wire.cut(Cut.NOWHERE);
        }
    }

    @Test
    void runningHoursAreApprovedOnceWhereverTheAgentIsKilled() throws Exception {
        Hired hired = hired("killed");
        assertThat(give(hired, "0.01rbtc").ok().text("exposed")).isEqualTo("10000000000000000");
        Result other = give(hired, "0.02rbtc");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.text("error")).contains("a key is lent already", "up to 0.01 rBTC", "stint standing stop");

        hired.handIn(monday(), client, 60);
        killAt(hired, Cut.BEFORE_THE_HUB);
        assertThat(hired.approved()).isEmpty();
        assertThat(agent(hired, "show").ok().json().path("waiting").asBoolean()).isTrue();
        agent(hired, "run", "--once").ok();
        assertThat(hired.approved()).containsExactly("1");

        hired.handIn(monday(), client, 60, 30);
        killAt(hired, Cut.BEFORE_THE_ANSWER);
        assertThat(hired.approved()).containsExactly("1.5");
        Result shown = agent(hired, "run", "--once").ok();
        assertThat(hired.approved()).containsExactly("1.5");
        assertThat(shown.json().path("rights").get(0).path("exposed").asString())
                .isEqualTo("8500000000000000");
        assertThat(agent(hired, "show").ok().text("total")).isEqualTo("1500000000000000");

        // Looked at once more, there is nothing new.
        agent(hired, "run", "--once").ok();
        assertThat(hired.approved()).containsExactly("1.5");
    }

    @Test
    void whatIsOddOrTooMuchIsLeftAndAStoppedKeyApprovesNothing() throws Exception {
        Hired hired = hired("bounds");
        give(hired, "0.005rbtc").ok();

        hired.handIn(monday(), client, 60, 9 * 60);
        assertThat(agent(hired, "run", "--once").ok().out())
                .contains("\"left\"")
                .contains("480 minutes");
        hired.handIn(monday(), client, 60, 11 * 60);
        assertThat(agent(hired, "run", "--once").ok().out()).contains("11:00 hours on the day");
        hired.handIn(monday(), client, 120, 240);
        assertThat(agent(hired, "run", "--once").ok().out()).contains("above the limit");
        assertThat(hired.approved()).isEmpty();
        hired.handIn(monday(), client, 120, 60);
        agent(hired, "run", "--once").ok();
        assertThat(hired.approved()).containsExactly("3");

        Result stopped = agent(hired, "stop").ok();
        assertThat(stopped.text("exposed")).isEqualTo("2000000000000000");
        assertThat(Files.exists(new Place(hired.file()).key())).isFalse();
        Result none = agent(hired, "run", "--once");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.text("error")).contains("no key of this machine was lent", "stint standing give");
        assertThat(hired.file().resolveSibling("bounds.standing.lock")).doesNotExist();
        Result below = give(hired, "0.001rbtc");
        assertThat(below.code()).isEqualTo(1);
        assertThat(below.text("error")).contains("nothing was lent");
        assertThat(new Place(hired.file()).right()).doesNotExist();
        // Begun anew, there is another key.
        give(hired, "0.01rbtc").ok();
        hired.handIn(monday(), client, 120, 120);
        agent(hired, "run", "--once").ok();
        assertThat(hired.approved()).containsExactly("4");
    }

    @Test
    void aStopOnThePageEndsTheAgent() throws Exception {
        Hired hired = hired("stopped");
        give(hired, "0.01rbtc").ok();
        try (HubSession page = new HubSession(HubAddress.of(hub), client)) {
            page.post(
                    "/api/standing/stop",
                    "{\"agreements\":[\"" + hired.agreement().id().hex() + "\"]}",
                    "");
        }
        hired.handIn(monday(), client, 60);

        // It ends by itself: without --once it would go on.
        Result ended = agent(hired, "run", "--every", "1s").ok();

        assertThat(ended.json().path("rights").get(0).path("over").asBoolean()).isTrue();
        assertThat(hired.approved()).isEmpty();
    }
}
