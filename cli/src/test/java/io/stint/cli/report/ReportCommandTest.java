package io.stint.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.cli.payroll.Staff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stint report}: the books of a client and of workers, from a real chain and files. */
class ReportCommandTest {
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    /** Two workers: one for four hours, and each with a bonus. */
    private static Staff paid(String name) {
        Staff staff = Staff.of(town, name, 2).opened("0.05");
        String first = staff.file(0).toString();
        CommandLineOfTest.SCRIPT
                .run("clock", "add", first, "--from", "2026-03-02T09:00", "--to", "2026-03-02T13:00", "--json")
                .ok();
        keyed("clock", "handin", first, staff.keystore(0)).ok();
        staff.run("approve", "--timesheets", staff.folder().toString()).ok();
        staff.run("pay").ok();
        staff.run(
                        "bonus",
                        staff.write(
                                        "bonus.csv",
                                        "worker,amount,unit,memo\nw0,0.001,rbtc,thanks\nw1,0.002,rbtc,thanks\n")
                                .toString())
                .ok();
        return staff;
    }

    private static Result keyed(String group, String command, String file, Path key) {
        return town.run(
                group,
                command,
                file,
                "--key",
                key.toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--json");
    }

    private static Result report(Path folder, String... more) {
        List<String> all = new ArrayList<>(List.of("report", "--agreements", folder.toString()));
        all.addAll(List.of(more));
        if (!all.contains("--zone")) {
            all.addAll(List.of("--zone", "UTC"));
        }
        return town.run(all.toArray(String[]::new));
    }

    private static String year() {
        return Integer.toString(town.now().atOffset(ZoneOffset.UTC).getYear());
    }

    private static String rate(String price, long at) {
        return "{\"rates\":[{\"currency\":\"EUR\",\"price\":\"" + price + "\",\"source\":\"the exchange\",\"at\":" + at
                + "}]}\n";
    }

    private static List<String> all(JsonNode entries, String field) {
        return entries.valueStream()
                .map(entry -> entry.path(field).asString("-"))
                .toList();
    }

    @Test
    void aWorkersReportHasTheHoursAndWhatTheyWereWorthThen() throws IOException {
        Staff staff = paid("worker");
        long now = town.now().getEpochSecond();
        Path rates = staff.write("rates.jsonl", rate("90000", now + 60) + rate("57000.5", now - 600));
        Path csv = town.path("worker.csv");
        Path koinly = town.path("worker-koinly.csv");
        String me = staff.address(0).toString();

        JsonNode json = report(
                        staff.folder(),
                        "--as",
                        "worker",
                        "--me",
                        me,
                        "--period",
                        year(),
                        "--rates",
                        rates.toString(),
                        "--csv",
                        csv.toString(),
                        "--koinly",
                        koinly.toString(),
                        "--json")
                .ok()
                .json();

        assertThat(all(json.path("entries"), "kind")).containsExactly("received", "received");
        assertThat(all(json.path("entries"), "amount")).containsExactly("2400000000000000", "1000000000000000");
        assertThat(all(json.path("entries"), "value")).containsExactly("136.80", "57.00");
        assertThat(all(json.path("entries"), "minutes")).containsExactly("240", "-");
        assertThat(json.path("minutes").asLong()).isEqualTo(240);
        assertThat(json.path("sums").get(0).path("value").asString()).isEqualTo("193.80");
        assertThat(json.path("entries").get(0).path("rate").path("source").asString())
                .isEqualTo("the exchange");
        assertThat(json.path("others").get(0).path("address").asString())
                .isEqualTo(Person.CLIENT.address().toString());
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("time_utc,kind,amount,token").endsWith(",transaction,minutes");
        assertThat(rows.get(1)).contains(",received,0.0024,rBTC,").endsWith(",240");
        assertThat(rows.get(2)).endsWith(",");
        assertThat(Files.readAllLines(koinly)).hasSize(3).element(1).asString().contains("136.80,EUR,income");
    }

    @Test
    void aClientReadsWhomWhatWasPaid() {
        Staff staff = paid("client");

        String said = report(staff.folder(), "--as", "client", "--period", "year")
                .ok()
                .out();

        assertThat(said)
                .contains("The client " + Person.CLIENT.address() + ", " + year())
                .contains("paid 0.0024 rBTC · 4:00 h")
                .contains("In all put into escrow: 0.103 rBTC")
                .contains("In all paid: 0.0054 rBTC")
                .contains("as far as their timesheets are here: 4:00 h")
                .contains("Nothing has a value: no rates were given (--rates).");
        assertThat(report(
                                staff.folder(),
                                "--as",
                                "client",
                                "--period",
                                "year",
                                "--with",
                                staff.address(1).toString())
                        .ok()
                        .out())
                .contains("In all paid: 0.002 rBTC")
                .doesNotContain("4:00 h");
    }

    /** One of later, and one that was too old then. */
    @Test
    void aRateThatWasNotKnownIsNotTaken() {
        Staff staff = paid("unknown");
        long now = town.now().getEpochSecond();
        Path rates = staff.write("rates.jsonl", rate("90000", now + 60) + rate("57000", now - 4000));

        String said = report(staff.folder(), "--as", "client", "--period", "year", "--rates", rates.toString())
                .ok()
                .out();

        assertThat(said)
                .contains("no rate was known · 4:00 h")
                .contains("In all paid: 0.0054 rBTC; no rate was known for 3 of 3");
    }

    @Test
    void whatIsMissingOrDamagedIsSaid() throws IOException {
        Staff staff = paid("damaged");
        Path sheet = staff.folder().resolve("w0.2026-03-02.timesheet.json");
        Files.writeString(sheet, Files.readString(sheet).replace("\"pause\":0", "\"pause\":1"));
        Path csv = town.path("empty.csv");

        assertThat(report(staff.folder(), "--as", "client", "--period", "year")
                        .ok()
                        .out())
                .contains("paid 0.0024 rBTC")
                .contains("Not read: " + sheet)
                .doesNotContain("4:00 h");
        Result none = report(staff.folder(), "--as", "client", "--period", "1999", "--csv", csv.toString());
        assertThat(none.ok().out()).contains("1999 (1999-01-01 to 1999-12-31, UTC): no money moved.");
        assertThat(Files.readAllLines(csv)).hasSize(1);
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInWords() throws IOException {
        Staff staff = Staff.of(town, "wrong", 2);
        Path rates = staff.write("rates.jsonl", rate("57000", 1) + "EUR=57000\n");
        Path empty = Files.createDirectories(town.path("nothing"));

        refused(staff.folder(), "are of 2 workers; say with --me", "--as", "worker");
        refused(staff.folder(), "for the worker or the client, not for 'arbiter'", "--as", "arbiter");
        refused(staff.folder(), "a period is written 2026-W47", "--as", "client", "--period", "2026-13");
        refused(staff.folder(), "a time zone is written", "--as", "client", "--zone", "Mars/Base");
        refused(staff.folder(), rates + ", line 2", "--as", "client", "--rates", rates.toString());
        refused(staff.folder(), "--currency needs the rates", "--as", "client", "--currency", "EUR");
        refused(empty, "there are no agreement files in", "--as", "client");
        assertThat(report(staff.folder(), "--as", "client").ok().out())
                .as("drafts moved no money")
                .contains("no money moved");
    }

    private static void refused(Path folder, String why, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        Result result = report(folder, all.toArray(String[]::new));
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.text("error")).contains(why);
    }
}
