package io.stint.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The clock needs no chain: an agreement file, its scope, and the worker's hours beside them. */
class ClockTest {
    @TempDir
    private Path folder;

    private HoursOf anna = new HoursOf(Path.of(""));

    @BeforeEach
    void agree() throws IOException {
        anna = HoursOf.newAgreement(folder);
    }

    @Test
    void theClockRunsUntilItIsStopped() throws InterruptedException {
        assertThat(anna.clock("out").text("error")).contains("the clock does not run");
        anna.clock("in", "--task", "photos").ok();
        assertThat(anna.clock("status").ok().json().path("running").asBoolean()).isTrue();
        assertThat(anna.clock("in").text("error")).contains("the clock runs since");
        Thread.sleep(Duration.ofMillis(1_100));

        JsonNode entry = anna.clock("out", "--note", "the blue ones").ok().json();

        assertThat(entry.path("manual").asBoolean()).isFalse();
        assertThat(entry.path("task").asString()).isEqualTo("photos");
        assertThat(entry.path("note").asString()).isEqualTo("the blue ones");
        assertThat(entry.path("end").asLong()).isGreaterThan(entry.path("start").asLong());
        assertThat(anna.clock("status").json().path("running").asBoolean()).isFalse();
    }

    @Test
    void whatIsTypedIsMarked() {
        anna.clock("in", "--at", "2026-03-02T09:00").ok();
        assertThat(anna.clock("out", "--at", "2026-03-02T12:30", "--pause", "30m")
                        .ok()
                        .json()
                        .path("manual")
                        .asBoolean())
                .isTrue();
        assertThat(anna.clock("add", "--from", "2026-03-02T14:00", "--to", "2026-03-02T15:00")
                        .ok()
                        .json()
                        .path("manual")
                        .asBoolean())
                .isTrue();

        JsonNode period = anna.clock("status").ok().json().path("period");

        assertThat(period.path("from").asString()).isEqualTo("2026-03-02");
        assertThat(period.path("to").asString()).isEqualTo("2026-03-08");
        assertThat(period.path("paid").asLong()).isEqualTo(4 * 60);
    }

    @Test
    void aNoteThatSaysNothingIsNoneAndTheHoursStayReadable() {
        anna.clock("in", "--at", "2026-03-02T09:00", "--note", "").ok();
        anna.clock("out", "--at", "2026-03-02T12:30", "--note", " ").ok();
        anna.clock("add", "--from", "2026-03-02T14:00", "--to", "2026-03-02T15:00", "--note", "the last")
                .ok();

        assertThat(anna.clock("edit", "2", "--note", "").ok().json().has("note"))
                .isFalse();
        assertThat(anna.clock("status").ok().json().path("entries")).hasSize(2);
    }

    @Test
    void aClockThatWasLeftRunningIsCorrected() {
        anna.clock("in", "--at", "2026-03-02T09:00").ok();

        assertThat(anna.clock("out").text("error")).contains("was the clock left running?");

        anna.clock("out", "--at", "2026-03-02T13:00").ok();
        assertThat(anna.clock("status").json().path("entries")).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() throws IOException {
        anna.clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00")
                .ok();
        String before = Files.readString(folder.resolve("anna.hours.json"));

        assertThat(anna.clock("add", "--from", "2026-03-02T11:00", "--to", "2026-03-02T13:00")
                        .text("error"))
                .contains("would begin before entry 1 has ended");
        assertThat(anna.clock("add", "--from", "2026-03-03T11:00", "--to", "2026-03-03T10:00")
                        .text("error"))
                .contains("not after it");
        assertThat(anna.clock("add", "--from", "2026-03-03T11:00", "--to", "2026-03-04T12:00")
                        .text("error"))
                .contains("over 24 hours");
        assertThat(anna.clock("add", "--from", "2099-03-03T11:00", "--to", "2099-03-03T12:00")
                        .text("error"))
                .contains("is to come");
        assertThat(anna.clock("in", "--at", "2026-03-02T10:00").text("error")).contains("the last entry ended at");
        assertThat(anna.clock("add", "--from", "morning", "--to", "noon").text("error"))
                .contains("is not a time");
        assertThat(anna.clock("edit", "2", "--remove").text("error")).contains("there is no entry 2");
        assertThat(anna.clock("edit", "1").text("error")).contains("say what to change");

        assertThat(folder.resolve("anna.hours.json")).content().isEqualTo(before);
    }

    @Test
    void anEntryIsChangedOrTakenOut() {
        anna.clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00")
                .ok();
        anna.clock("edit", "1", "--to", "2026-03-02T11:00", "--task", "cuts").ok();

        assertThat(anna.clock("status").json().path("period").path("paid").asLong())
                .isEqualTo(120);

        anna.clock("edit", "1", "--remove").ok();
        assertThat(anna.clock("status").json().path("entries")).isEmpty();
    }

    @Test
    void damagedHoursAreNotWrittenOver() throws IOException {
        anna.clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00")
                .ok();
        Path file = folder.resolve("anna.hours.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));

        assertThat(anna.clock("in").text("error")).contains("anna.hours.json");

        assertThat(file).content().isEqualTo(whole.substring(0, whole.length() / 2));
    }

    /** Killed in the middle of an edit, the file is there whole: as before or as after. */
    @Test
    void aKilledCommandLosesNothing() throws Exception {
        anna.clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00")
                .ok();
        anna.clock("in").ok();
        for (int i = 0; i < 4; i++) {
            String to = "2026-03-02T11:0" + i;
            Process process =
                    new ProcessBuilder(command("clock", "edit", anna.agreement().toString(), "1", "--to", to)).start();
            process.waitFor(300 + 150L * i, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();

            JsonNode status = anna.clock("status").ok().json();
            assertThat(status.path("running").asBoolean()).isTrue();
            assertThat(status.path("entries")).hasSize(1);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        all.addAll(List.of(arguments));
        return all;
    }
}
