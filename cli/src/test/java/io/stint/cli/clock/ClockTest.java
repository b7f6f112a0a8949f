package io.stint.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Main;
import io.stint.cli.Result;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    private Path agreement = Path.of("");

    @BeforeEach
    void agree() throws IOException {
        Path scope = folder.resolve("photos.scope.json");
        stint(
                        "agreement",
                        "scope",
                        scope.toString(),
                        "--title",
                        "Photos",
                        "--description",
                        "By the hour.",
                        "--rate",
                        "0.0006rbtc",
                        "--weekly",
                        "20h",
                        "--zone",
                        "Europe/Madrid",
                        "--round-to",
                        "6",
                        "--round",
                        "nearest",
                        "--round-each",
                        "entry")
                .ok();
        agreement = folder.resolve("anna.json");
        Hash32 hash = DocumentId.of(Scope.parse(CanonicalJson.parse(Files.readAllBytes(scope)))
                        .json())
                .hash();
        Files.writeString(agreement, AgreementFiles.write(AgreementFile.draft(31_337, Address.ZERO, 0, terms(hash))));
    }

    private static Terms terms(Hash32 scope) {
        return new Terms(
                PrivateKey.of(Hash32.keccak("client").bytes()).address(),
                PrivateKey.of(Hash32.keccak("worker").bytes()).address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofSat(1_000_000),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                scope,
                BigInteger.ONE);
    }

    @Test
    void theClockRunsUntilItIsStopped() throws InterruptedException {
        assertThat(clock("out").text("error")).contains("the clock does not run");
        clock("in", "--task", "photos").ok();
        assertThat(clock("status").ok().json().path("running").asBoolean()).isTrue();
        assertThat(clock("in").text("error")).contains("the clock runs since");
        Thread.sleep(Duration.ofMillis(1_100));

        JsonNode entry = clock("out", "--note", "the blue ones").ok().json();

        assertThat(entry.path("manual").asBoolean()).isFalse();
        assertThat(entry.path("task").asString()).isEqualTo("photos");
        assertThat(entry.path("note").asString()).isEqualTo("the blue ones");
        assertThat(entry.path("end").asLong()).isGreaterThan(entry.path("start").asLong());
        assertThat(clock("status").json().path("running").asBoolean()).isFalse();
    }

    @Test
    void whatIsTypedIsMarked() {
        clock("in", "--at", "2026-03-02T09:00").ok();
        assertThat(clock("out", "--at", "2026-03-02T12:30", "--pause", "30m")
                        .ok()
                        .json()
                        .path("manual")
                        .asBoolean())
                .isTrue();
        assertThat(clock("add", "--from", "2026-03-02T14:00", "--to", "2026-03-02T15:00")
                        .ok()
                        .json()
                        .path("manual")
                        .asBoolean())
                .isTrue();

        JsonNode period = clock("status").ok().json().path("period");

        assertThat(period.path("from").asString()).isEqualTo("2026-03-02");
        assertThat(period.path("to").asString()).isEqualTo("2026-03-08");
        assertThat(period.path("paid").asLong()).isEqualTo(4 * 60);
    }

    /** In Madrid it was two o'clock twice on 26 October 2025: the night has an hour more, and is paid for it. */
    @Test
    void theNightInWhichClocksGoBackHasAnHourMore() {
        assertThat(clock("add", "--from", "2025-10-26T02:30", "--to", "2025-10-26T04:00")
                        .text("error"))
                .contains("showed 2025-10-26T02:30 twice")
                .contains("2025-10-26T02:30+02:00 for the first time")
                .contains("2025-10-26T02:30+01:00 for the second");

        clock("in", "--at", "2025-10-25T22:00").ok();
        JsonNode entry = clock("out", "--at", "2025-10-26T06:00").ok().json();

        assertThat(entry.path("end").asLong() - entry.path("start").asLong()).isEqualTo(9 * 3600);
        assertThat(entry.path("offset").asLong()).isEqualTo(120);
        assertThat(clock("status").json().path("period").path("paid").asLong()).isEqualTo(9 * 60);
        assertThat(clock("edit", "1", "--from", "2025-10-26T02:30+01:00")
                        .ok()
                        .json()
                        .path("offset")
                        .asLong())
                .isEqualTo(60);
    }

    @Test
    void theNightInWhichClocksGoForwardHasAnHourLess() {
        assertThat(clock("add", "--from", "2026-03-29T02:30", "--to", "2026-03-29T04:00")
                        .text("error"))
                .contains("skipped 2026-03-29T02:30");

        clock("add", "--from", "2026-03-28T22:00", "--to", "2026-03-29T06:00").ok();

        assertThat(clock("status").json().path("period").path("paid").asLong()).isEqualTo(7 * 60);
    }

    @Test
    void aClockThatWasLeftRunningIsCorrected() {
        clock("in", "--at", "2026-03-02T09:00").ok();

        assertThat(clock("out").text("error")).contains("was the clock left running?");

        clock("out", "--at", "2026-03-02T13:00").ok();
        assertThat(clock("status").json().path("entries")).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() throws IOException {
        clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00").ok();
        String before = Files.readString(folder.resolve("anna.hours.json"));

        assertThat(clock("add", "--from", "2026-03-02T11:00", "--to", "2026-03-02T13:00")
                        .text("error"))
                .contains("would begin before entry 1 has ended");
        assertThat(clock("add", "--from", "2026-03-03T11:00", "--to", "2026-03-03T10:00")
                        .text("error"))
                .contains("not after it");
        assertThat(clock("add", "--from", "2026-03-03T11:00", "--to", "2026-03-04T12:00")
                        .text("error"))
                .contains("over 24 hours");
        assertThat(clock("add", "--from", "2099-03-03T11:00", "--to", "2099-03-03T12:00")
                        .text("error"))
                .contains("is to come");
        assertThat(clock("in", "--at", "2026-03-02T10:00").text("error")).contains("the last entry ended at");
        assertThat(clock("add", "--from", "morning", "--to", "noon").text("error"))
                .contains("is not a time");
        assertThat(clock("edit", "2", "--remove").text("error")).contains("there is no entry 2");
        assertThat(clock("edit", "1").text("error")).contains("say what to change");

        assertThat(folder.resolve("anna.hours.json")).content().isEqualTo(before);
    }

    @Test
    void anEntryIsChangedOrTakenOut() {
        clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00").ok();
        clock("edit", "1", "--to", "2026-03-02T11:00", "--task", "cuts").ok();

        assertThat(clock("status").json().path("period").path("paid").asLong()).isEqualTo(120);

        clock("edit", "1", "--remove").ok();
        assertThat(clock("status").json().path("entries")).isEmpty();
    }

    @Test
    void damagedHoursAreNotWrittenOver() throws IOException {
        clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00").ok();
        Path file = folder.resolve("anna.hours.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));

        assertThat(clock("in").text("error")).contains("anna.hours.json");

        assertThat(file).content().isEqualTo(whole.substring(0, whole.length() / 2));
    }

    /** Killed in the middle of an edit, the file is there whole: as before or as after. */
    @Test
    void aKilledCommandLosesNothing() throws Exception {
        clock("add", "--from", "2026-03-02T09:00", "--to", "2026-03-02T12:00").ok();
        clock("in").ok();
        for (int i = 0; i < 4; i++) {
            String to = "2026-03-02T11:0" + i;
            Process process =
                    new ProcessBuilder(command("clock", "edit", agreement.toString(), "1", "--to", to)).start();
            process.waitFor(300 + 150L * i, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();

            JsonNode status = clock("status").ok().json();
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

    private Result clock(String command, String... more) {
        List<String> all = new ArrayList<>(List.of("clock", command, agreement.toString()));
        all.addAll(List.of(more));
        return stint(all.toArray(String[]::new));
    }

    private static Result stint(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }
}
