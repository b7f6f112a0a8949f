package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** As what the worker works, and who the two sides are by law, beside the agreement. */
class ParticularsTest {
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static Result run(Job job, String... more) {
        List<String> all =
                new ArrayList<>(List.of("agreement", "particulars", job.file().toString()));
        all.addAll(List.of(more));
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }

    private static Result give(Job job, Person person, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--key",
                town.keystore(person).toString(),
                "--password-file",
                town.password().toString(),
                "--json"));
        all.addAll(List.of(more));
        return run(job, all.toArray(String[]::new));
    }

    private static Path fileOf(Job job, String role) {
        String name = job.file().getFileName().toString().replace(".json", "");
        return job.file().resolveSibling(name + "." + role + ".particulars.json");
    }

    @Test
    void eachSideWritesItsOwnAndBothAreShown() {
        Job job = town.draft();
        assertThat(run(job).ok().out()).contains("The client").contains("nothing given");

        give(job, Person.CLIENT, "--name", "Lindqvist Keramik AB", "--vat", "SE556677889901")
                .ok();
        give(job, Person.WORKER, "--name", "Amara").ok();
        give(
                        job,
                        Person.WORKER,
                        "--name",
                        "Amara Osei",
                        "--tax-id",
                        "GHA-000111222",
                        "--address",
                        "Ring Road 5",
                        "--address",
                        "Accra",
                        "--country",
                        "GH",
                        "--note",
                        "Bills by post")
                .ok();

        assertThat(fileOf(job, "client")).exists();
        assertThat(run(job).ok().out())
                .contains("The worker " + Person.WORKER.address())
                .contains("  name: Lindqvist Keramik AB")
                .contains("  name: Amara Osei")
                .contains("  address: Ring Road 5\n    Accra");
        JsonNode shown = run(job, "--json").ok().json();
        assertThat(shown.path("client").path("vat").asString()).isEqualTo("SE556677889901");
        assertThat(shown.path("worker").path("country").asString()).isEqualTo("GH");
        assertThat(shown.path("worker").path("note").asString()).isEqualTo("Bills by post");
    }

    @Test
    void whatIsNotTheirsIsRefused() throws IOException {
        Job job = town.draft();
        Job other = town.draft();
        give(other, Person.WORKER, "--name", "Amara Osei").ok();

        assertThat(give(job, Person.STRANGER, "--name", "Somebody").text("error"))
                .contains("the agreement is between the client");
        Files.copy(fileOf(other, "worker"), fileOf(job, "worker"));
        assertThat(run(job, "--json").text("error")).contains("it is for another agreement");
        Files.copy(fileOf(other, "worker"), fileOf(job, "client"));
        assertThat(run(job, "--json").text("error"))
                .contains("it is signed by " + Person.WORKER.address() + ", not by " + Person.CLIENT.address());
        String changed = Files.readString(fileOf(other, "worker")).replace("Amara", "Amira");
        Files.writeString(fileOf(other, "worker"), changed);
        assertThat(run(other, "--json").text("error")).contains("not theirs");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsWritten() {
        Job job = town.draft();

        assertThat(give(job, Person.WORKER, "--name", "Amara", "--country", "XX")
                        .text("error"))
                .contains("unknown country 'XX'");
        assertThat(give(job, Person.WORKER, "--name", "Amara\u202e").text("error"))
                .contains("U+202E");
        assertThat(give(job, Person.WORKER, "--name", "Amara", "--tax-id", "1".repeat(41))
                        .text("error"))
                .contains("at most 40 characters");
        assertThat(fileOf(job, "worker")).doesNotExist();
    }

    @Test
    void anEmployeesTermsWarnBeforeTheyAreSigned() {
        String warning = "wages of employees must be paid in legal tender";
        Job job = town.draft("--hourly-rate", "25EUR", "--zone", "UTC", "--works-as", "employee", "--payslip", "By us");

        assertThat(job.show().ok().out()).contains(warning).contains("The payslip is made here: By us.");
        JsonNode work = job.show("--json").ok().json().path("engaged");
        assertThat(work.path("as").asString()).isEqualTo("employee");
        assertThat(work.path("payslip").asString()).isEqualTo("By us");
        Result signed = town.run(
                "agreement",
                "sign",
                job.file().toString(),
                "--key",
                town.keystore(Person.WORKER).toString(),
                "--password-file",
                town.password().toString(),
                "--yes");
        assertThat(signed.ok().out() + signed.err()).contains(warning);
    }

    @Test
    void aStatusThatCannotBeIsRefused() {
        Path file = town.path("refused-status.json");
        String[][] wrong = {
            {"--hourly-rate", "25EUR", "--works-as", "freelance", "unknown status 'freelance'"},
            {"--hourly-rate", "25EUR", "--payslip", "By us", "a payslip is an employee's"},
            {"--works-as", "employee", "--notice", "7d", "stands in the scope: add --hourly-rate"},
            {"--weekly-hours", "10", "--notice", "7d", "--weekly-hours is for pay by the hour: add --hourly-rate"},
            {"--pay-period", "week", "--notice", "7d", "--pay-period is for pay by the hour: add --hourly-rate"},
            {"--rounding", "half", "--notice", "7d", "--rounding is for pay by the hour: add --hourly-rate"}
        };
        for (String[] all : wrong) {
            String[] options = List.of(all).subList(0, all.length - 1).toArray(String[]::new);
            Result result = town.drafting(file, options);
            assertThat(result.text("error")).contains(all[all.length - 1]);
            assertThat(file).doesNotExist();
        }
        assertThat(town.drafting(file, "--hourly-rate", "1rbtc", "--works-as", "self-employed", "--payslip", "x")
                        .text("error"))
                .contains("who is self-employed has no payslip");
    }
}
