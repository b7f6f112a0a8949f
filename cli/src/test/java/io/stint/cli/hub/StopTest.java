package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is told to stop does so in order and in silence, and the next one finds everything. */
class StopTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void itFinishesWhatRunsSaysOneLineAndIsFoundAsItWas() throws Exception {
        Set<String> jobs;
        Set<String> agreements;
        try (DemoProcess demo = DemoProcess.start(data())) {
            URI hub = demo.ready();
            Visitor amara = Visitor.signedIn(hub, DevAccounts.KEYS.get(2));
            jobs = amara.ids("/api/jobs", "jobs");
            agreements = amara.ids("/api/agreements", "agreements");
            OpenStream live = OpenStream.of(amara);
            SlowRequest slow = SlowRequest.begun(hub, DevAccounts.KEYS.get(1));

            demo.signal("TERM");

            live.awaitEnd();
            assertThat(slow.finish()).startsWith("HTTP/1.1 200");
            SlowRequest.awaitRefusal(hub);
            assertThat(demo.exit()).isZero();
            assertQuiet(demo);
        }
        assertThat(jobs).isNotEmpty();
        assertThat(databaseLog()).containsOnlyOnce("database system is shut down");
        try (DemoProcess demo = DemoProcess.start(data())) {
            Visitor amara = Visitor.signedIn(demo.ready(), DevAccounts.KEYS.get(2));

            assertThat(jobs).allSatisfy(id -> amara.finds("/api/jobs/" + id));
            assertThat(agreements).allSatisfy(id -> amara.finds("/api/agreements/" + id));

            demo.signalFromTerminal();
            assertThat(demo.exit()).isZero();
            assertQuiet(demo);
        }
        // The second run began where the first had ended.
        assertThat(databaseLog().split("database system is shut down", -1)).hasSize(3);
        assertThat(databaseLog()).doesNotContain("not properly shut down", "was interrupted");
    }

    @Test
    void theSecondSignalEndsItAtOnce() throws Exception {
        try (DemoProcess demo = DemoProcess.start(data())) {
            SlowRequest.begun(demo.ready(), DevAccounts.KEYS.get(1));
            demo.signal("TERM");
            demo.await("stopping");

            demo.signal("TERM");

            assertThat(demo.exit()).isEqualTo(SIGTERM);
        }
        try (DemoProcess demo = DemoProcess.start(data())) {
            demo.ready();
            demo.signal("TERM");
            assertThat(demo.exit()).isZero();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String databaseLog() throws Exception {
        return Files.readString(data().resolve("local/hub/postgresql.log")).strip();
    }

    private static void assertQuiet(DemoProcess demo) throws Exception {
        // Its examples may be complete just before it is told to stop.
        List<String> said = demo.said()
                .lines()
                .filter(line -> !line.startsWith("complete: "))
                .toList();
        List<String> after = said.subList(
                said.indexOf(said.stream()
                        .filter(line -> line.startsWith("ready: "))
                        .findFirst()
                        .orElseThrow()),
                said.size());
        assertThat(after).hasSize(2);
        assertThat(after.get(1)).startsWith("stopping");
        assertThat(demo.said()).doesNotContain("WARN", "ERROR", "\tat ");
    }
}
