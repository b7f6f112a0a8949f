package io.stint.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.send.Action;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.cli.payroll.Staff;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From the clock to being paid: hours are handed in, checked, approved and drawn; or claimed when nobody looks. */
class HandInTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void whatIsHandedInIsApprovedAndDrawn() {
        Staff staff = staff("paid");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        work(staff, "2026-03-07T08:00", "2026-03-07T22:00");

        JsonNode handedIn = handIn(staff).ok().json();

        assertThat(handedIn.path("paid").asLong()).isEqualTo(18 * 60);
        assertThat(handedIn.path("amount").asString()).isEqualTo("10800000000000000");
        Result approved = approve(staff);
        assertThat(approved.ok().err())
                .contains("w0, 2026-03-02 to 2026-03-08: entry 2 (2026-03-07): 14:00 hours on the day");
        assertThat(approve(staff).ok().json().path("workers").asInt())
                .as("approved already")
                .isZero();
        staff.run("pay").ok();
        assertThat(town.balance(staff.address(0))).isEqualTo(Amount.ofSat(1_080_000));
    }

    @Test
    void whatIsHandedInCountsAsItWasSigned() {
        Staff staff = staff("signed");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        handIn(staff).ok();

        assertThat(clock(staff, "edit", "1", "--remove").text("error")).contains("were handed in");
        assertThat(clock(staff, "add", "--from", "2026-03-03T09:00", "--to", "2026-03-03T10:00")
                        .text("error"))
                .contains("were handed in");
        assertThat(handIn(staff).text("error")).contains("no hours that were not handed in");
    }

    /** The weekly cap of 20 hours goes over both: what the first counted is carried into the second. */
    @Test
    void aWeekThatIsHandedInTwiceHasOneCap() throws IOException {
        Staff staff = staff("month");
        work(staff, "2026-03-02T06:00", "2026-03-02T19:00");
        handIn(staff).ok();
        Path hours = staff.folder().resolve("w0.hours.json");
        Files.writeString(hours, Files.readString(hours).replace("\"to\" : \"2026-03-08\"", "\"to\" : \"2026-03-02\""));
        work(staff, "2026-03-04T06:00", "2026-03-04T19:00");

        JsonNode second = handIn(staff).ok().json();

        assertThat(second.path("from").asString()).isEqualTo("2026-03-03");
        assertThat(second.path("carried").asLong()).isEqualTo(13 * 60);
        assertThat(second.path("paid").asLong()).isEqualTo(7 * 60);
    }

    @Test
    void hoursThatWereApprovedAreNotApprovedAgain() throws IOException {
        Staff staff = staff("again");
        write(staff, "a", MONDAY, MONDAY.plusDays(6), 0, 12);
        approve(staff).ok();
        write(staff, "b", MONDAY.plusDays(1), MONDAY.plusDays(6), 12 * 60, 2);

        assertThat(approve(staff).text("error")).contains("days of it were approved already, with a.timesheet.json");
    }

    /** Two parts of a week, each as if the other had counted nothing of the cap. */
    @Test
    void aCapThatIsTakenTwiceIsNoticed() throws IOException {
        Staff staff = staff("twice");
        write(staff, "a", MONDAY, MONDAY.plusDays(2), 0, 13);
        approve(staff).ok();
        write(staff, "b", MONDAY.plusDays(3), MONDAY.plusDays(6), 0, 13);

        assertThat(approve(staff).text("error"))
                .contains("says that 0 minutes of its first week were counted before")
                .contains("earlier timesheets counted 780");
        write(staff, "b", MONDAY.plusDays(3), MONDAY.plusDays(6), 780, 13);
        approve(staff).ok();
        assertThat(staff.read(0).best().orElseThrow().total())
                .as("20 hours in all")
                .isEqualTo(Amount.ofSat(1_200_000));
    }

    /** The second part was approved first, and says nothing of what the first counts of the cap. */
    @Test
    void aCapThatIsTakenTwiceInTheOtherOrderIsPointedOut() throws IOException {
        Staff staff = staff("backwards");
        write(staff, "b", MONDAY.plusDays(3), MONDAY.plusDays(6), 0, 13);
        approve(staff).ok();
        write(staff, "a", MONDAY, MONDAY.plusDays(2), 0, 13);

        assertThat(approve(staff).ok().err())
                .contains("the timesheet from 2026-03-05 on says that 0 minutes of its first week were counted before")
                .contains("with this one they are 780");
    }

    @Test
    void ofTwoOfTheSameDaysTheLastCounts() throws IOException {
        Staff staff = staff("last");
        write(staff, "a", MONDAY, MONDAY.plusDays(6), 0, 5);
        write(staff, "b", MONDAY, MONDAY.plusDays(6), 0, 4);

        approve(staff).ok();

        assertThat(staff.read(0).vouchers()).hasSize(1);
        assertThat(approve(staff).ok().json().path("workers").asInt())
                .as("the other one has no say any more")
                .isZero();
    }

    @Test
    void ofTwoWeeksTheEarlierIsApprovedFirst() {
        Staff staff = staff("weeks");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        handIn(staff).ok();
        work(staff, "2026-03-09T09:00", "2026-03-09T11:00");
        handIn(staff).ok();

        assertThat(approve(staff).ok().err()).contains("waits until w0.2026-03-02.timesheet.json is approved");
        approve(staff).ok();

        assertThat(staff.read(0).best().orElseThrow().total()).isEqualTo(Amount.ofSat(360_000));
        assertThat(approve(staff).ok().json().path("workers").asInt()).isZero();
    }

    @Test
    void aTimesheetThatWasChangedIsRefused() throws IOException {
        Staff staff = staff("changed");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        Path file = Path.of(handIn(staff).ok().text("file"));
        String good = Files.readString(file);
        Files.writeString(file, good.replace("\"pause\":0", "\"pause\":1"));
        assertThat(approve(staff).text("error")).contains("the signature is not theirs");
        Files.writeString(file, good.replaceFirst("\"sum\":\"[0-9]+\"", "\"sum\":\"1\""));
        assertThat(approve(staff).text("error")).contains("the claim in hand is not signed by");
        Files.writeString(file, good.substring(0, good.length() / 2));
        assertThat(approve(staff).text("error")).contains("not valid JSON");
        assertThat(staff.read(0).vouchers()).isEmpty();
    }

    @Test
    void nobodyElseHandsInAndWhatGoesOnIsNotApproved() {
        Staff staff = staff("others");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");

        assertThat(handInAs(staff, town.keystore(Person.STRANGER)).text("error"))
                .contains("hours are handed in by the worker");
        assertThat(handInAs(staff, staff.keystore(0), "--coin-price", "57000EUR", "--price-source", "me")
                        .text("error"))
                .contains("leave the price out (--coin-price and --price-source)");
        handInAs(staff, staff.keystore(0), "--running").ok();
        Result none = approve(staff).ok();
        assertThat(none.err()).contains("goes on; it is approved when the whole period is handed in");
        assertThat(none.json().path("workers").asInt()).isZero();
        assertThat(handIn(staff).ok().json().path("running").asBoolean()).isFalse();
        approve(staff).ok();
    }

    @Test
    void aWeekThatIsWorthNothingKeepsNoLaterOneFromApproval() {
        Staff staff = staff("minutes");
        work(staff, "2026-03-02T09:00", "2026-03-02T09:02");
        assertThat(handIn(staff).ok().json().path("amount").asString()).isEqualTo("0");
        work(staff, "2026-03-09T09:00", "2026-03-09T13:00");
        handIn(staff).ok();

        Result approved = approve(staff).ok();

        assertThat(approved.err()).contains("2026-03-02.timesheet.json is worth nothing; there is nothing to approve");
        assertThat(approved.json().path("workers").asInt()).isEqualTo(1);
    }

    /** Nobody looked: whoever has the file submits the worker's claims when their time has come. */
    @Test
    void aWeekThatNobodyLookedAtIsClaimedByTheSignatureInTheFile() throws IOException {
        Staff staff = staff("claimed");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        Path first = Path.of(handIn(staff).ok().text("file"));
        work(staff, "2026-03-09T09:00", "2026-03-09T11:00");
        Path second = Path.of(handIn(staff).ok().text("file"));
        HandInFile both = HandInFile.read(Files.readString(second));
        assertThat(HandInFile.read(Files.readString(first)).claims()).hasSize(1);
        assertThat(both.claims()).hasSize(2);
        assertThat(both.claims().getFirst().sum()).isEqualTo(Amount.ofSat(360_000));
        assertThat(both.claims().getLast().sum()).isEqualTo(Amount.ofSat(120_000));

        town.pass(Duration.ofDays(4));
        submit(staff, both, 0);

        assertThat(town.escrow().claim(staff.read(0).id(), 1).sum()).isEqualTo(Amount.ofSat(360_000));
        // It is for both, and neither is approved as well.
        assertThat(approve(staff).text("error")).contains("2 problems").contains("the worker claimed 0.0036");
        assertThat(staff.read(0).vouchers()).isEmpty();
        town.pass(Duration.ofDays(4));
        submit(staff, both, 1);
        assertThat(town.escrow().claim(staff.read(0).id(), 2).sum()).isEqualTo(Amount.ofSat(120_000));
    }

    /** The client would have less time for the earlier week than the worker said. */
    @Test
    void aLaterWeekIsNotClaimedBeforeAnEarlierOne() throws IOException {
        Staff staff = staff("order");
        work(staff, "2026-03-02T09:00", "2026-03-02T13:00");
        HandInFile first = handedIn(staff, "14d");
        work(staff, "2026-03-09T09:00", "2026-03-09T11:00");
        HandInFile second = handedIn(staff, "1d");

        assertThat(second.claims())
                .hasSize(2)
                .extracting(HandInFile.ClaimInHand::notBefore)
                .containsOnly(first.claims().getFirst().notBefore());
    }

    private static HandInFile handedIn(Staff staff, String wait) throws IOException {
        Result result =
                handInAs(staff, staff.keystore(0), "--claim-after", wait).ok();
        return HandInFile.read(Files.readString(Path.of(result.text("file"))));
    }

    private static void submit(Staff staff, HandInFile file, int which) {
        HandInFile.ClaimInHand claim = file.claims().get(which);
        town.send(
                Person.STRANGER,
                Action.call(
                        EscrowDeployment.address(),
                        new EscrowCall.Claim(
                                staff.read(0).terms(),
                                claim.round(),
                                claim.sum(),
                                file.document().id().hash(),
                                claim.notBefore(),
                                claim.deadline(),
                                claim.signature())));
    }

    /** As a worker's own program might write it. */
    private static void write(Staff staff, String name, LocalDate from, LocalDate to, int carried, int hours)
            throws IOException {
        long start = from.atTime(6, 0).toEpochSecond(ZoneOffset.UTC);
        Timesheet sheet = new Timesheet(
                Salt.random(new SecureRandom()),
                staff.read(0).id(),
                from,
                to,
                carried,
                List.of(new WorkEntry(start, start + 3600L * hours, 0, 0, Optional.empty(), Optional.empty(), false)),
                Optional.empty(),
                false);
        Document document = Document.sign(
                DocumentKind.TIMESHEET,
                Instant.now(),
                sheet.json(),
                staff.keys().getFirst());
        staff.write(name + ".timesheet.json", new HandInFile(document, List.of()).write());
    }

    private static Staff staff(String name) {
        return Staff.of(town, name, 1).opened("0.02");
    }

    private static void work(Staff staff, String from, String to) {
        clock(staff, "add", "--from", from, "--to", to).ok();
    }

    private static Result approve(Staff staff) {
        return staff.run("approve", "--timesheets", staff.folder().toString());
    }

    private static Result clock(Staff staff, String command, String... more) {
        List<String> all =
                new ArrayList<>(List.of("clock", command, staff.file(0).toString(), "--json"));
        all.addAll(List.of(more));
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }

    private static Result handIn(Staff staff) {
        return handInAs(staff, staff.keystore(0));
    }

    private static Result handInAs(Staff staff, Path key, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "clock",
                "handin",
                staff.file(0).toString(),
                "--key",
                key.toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--json"));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }
}
