package io.stint.cli.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.history.History;
import io.stint.chain.history.HistoryReader;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    private static final Amount FUND = Amount.ofSat(1_000_000);
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
    void vouchersCostNothingAndAreDrawnByAnyone() {
        Staff staff = Staff.of(town, "vouchers", 3).opened("0.01");
        Amount before = town.balance(Person.CLIENT);
        Path list = staff.list("week", i -> "0.00" + (i + 1));

        assertThat(staff.run("approve", list.toString())
                        .ok()
                        .json()
                        .path("finished")
                        .asBoolean())
                .isTrue();

        assertThat(town.balance(Person.CLIENT)).isEqualTo(before);
        assertThat(best(staff, 2).total()).isEqualTo(Amount.ofSat(300_000));
        assertThat(best(staff, 2).path()).isEmpty();
        assertThat(best(staff, 2).memo()).isEqualTo(Hash32.sha256("week 47, week".getBytes(StandardCharsets.UTF_8)));
        Result drawn = staff.at(town.endpoint(), Person.STRANGER, "pay");
        assertThat(drawn.ok().json().path("kind").asString()).isEqualTo("draw");
        assertThat(town.balance(staff.address(2))).isEqualTo(Amount.ofSat(300_000));
        assertThat(staff.at(town.endpoint(), Person.STRANGER, "pay")
                        .ok()
                        .json()
                        .path("workers")
                        .asInt())
                .as("nothing is left to draw")
                .isZero();
    }

    @Test
    void oneSignatureIsGoodForAll() {
        Staff staff = Staff.of(town, "batch", 7).opened("0.01");

        staff.run("approve", staff.list("week", i -> "0.002").toString(), "--batch")
                .ok();

        Set<String> signatures = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            signatures.add(best(staff, i).signature().hex());
            assertThat(best(staff, i).path()).isNotEmpty();
        }
        assertThat(signatures).hasSize(1);
        staff.at(town.endpoint(), Person.STRANGER, "pay").ok();
        for (int i = 0; i < 7; i++) {
            assertThat(town.balance(staff.address(i))).isEqualTo(Amount.ofSat(200_000));
        }
    }

    /** A bonus is an own payment with its memo, and leaves the fund as it was. */
    @Test
    void aBonusGoesThroughTheAgreementWithItsMemo() {
        Staff staff = Staff.of(town, "bonus", 2).opened("0.01");

        Result result = staff.run("bonus", staff.list("bonus", i -> "0.003").toString());

        assertThat(result.ok().json().path("transactions").asInt()).isEqualTo(2);
        assertThat(result.json().path("moved").path("rBTC").asString()).isEqualTo("6000000000000000");
        assertThat(town.balance(staff.address(1))).isEqualTo(Amount.ofSat(300_000));
        assertThat(staff.onChain(1).funded().minus(staff.onChain(1).drawn())).isEqualTo(FUND);
        assertThat(events(staff, 1).getLast())
                .isEqualTo(new EscrowEvent.Paid(
                        staff.read(1).id(),
                        Amount.ofSat(300_000),
                        Hash32.sha256("week 47, bonus".getBytes(StandardCharsets.UTF_8))));
    }

    /** Killed after half of the vouchers were in their files: those that are there stay, the rest is signed. */
    @Test
    void anApprovalThatWasCutOffGoesOn() throws IOException {
        Staff staff = Staff.of(town, "cut", 4).opened("0.01");
        List<String> unsigned = List.of(Files.readString(staff.file(2)), Files.readString(staff.file(3)));
        String run = staff.run("approve", staff.list("week", i -> "0.001").toString(), "--batch")
                .ok()
                .text("run");
        SignedVoucher first = best(staff, 0);
        Path file = staff.folder().resolve("payroll").resolve(run + ".json");
        Files.writeString(file, Files.readString(file).replace("\"signed\":true", "\"signed\":false"));
        Files.writeString(staff.file(2), unsigned.get(0));
        Files.writeString(staff.file(3), unsigned.get(1));
        assertThat(staff.run("approve", staff.list("again", i -> "0.001").toString())
                        .text("error"))
                .contains("is not finished");

        staff.run("resume", run).ok();

        for (int i = 0; i < 4; i++) {
            assertThat(staff.read(i).vouchers()).hasSize(1);
            assertThat(best(staff, i).total()).isEqualTo(Amount.ofSat(100_000));
            assertThat(best(staff, i).signature()).isEqualTo(first.signature());
        }
    }

    @Test
    void aPersonIsToldWhatItCostsAndAsked() {
        Staff staff = Staff.of(town, "asked", 2);
        Path list = staff.list("funds", i -> "0.01");
        List<String> arguments = new ArrayList<>(List.of(staff.arguments(Person.CLIENT, "open", list.toString())));
        arguments.removeAll(List.of("--yes", "--json"));

        Result no = town.run(CommandLineOfTest.person("n"), town.endpoint(), arguments.toArray(String[]::new));

        assertThat(no.code()).isEqualTo(2);
        assertThat(no.err())
                .contains("You open 2 agreements; 0.02 rBTC goes from " + Person.CLIENT.address())
                .contains("That takes 1 transaction; gas costs at most")
                .contains("nothing was sent");
        assertThat(staff.onChain(0).open()).isFalse();
        assertThat(staff.local("status").ok().json().path("runs")).isEmpty();
        Result yes = town.run(CommandLineOfTest.person("y"), town.endpoint(), arguments.toArray(String[]::new));
        assertThat(yes.ok().out()).contains("Opened: 2 workers, 0.02 rBTC.");
    }

    @Test
    void onlyWhoMayDoesIt() {
        Staff staff = Staff.of(town, "strangers", 1).opened("0.01");
        Path list = staff.list("week", i -> "0.001");

        assertThat(staff.at(town.endpoint(), Person.STRANGER, "pay", list.toString())
                        .text("error"))
                .contains("only the client or approver can do this");
        assertThat(staff.at(town.endpoint(), Person.STRANGER, "topup", list.toString())
                        .ok()
                        .code())
                .isZero();
        assertThat(staff.at(town.endpoint(), Person.STRANGER, "resume", "20200101-000000-pay")
                        .code())
                .isEqualTo(2);
    }

    private static SignedVoucher best(Staff staff, int number) {
        return staff.read(number).best().orElseThrow();
    }

    private static List<EscrowEvent> events(Staff staff, int number) {
        return new HistoryReader(town.chain().profile(), town.node(), EscrowDeployment.address())
                .read(staff.read(number).id(), 0).orElseThrow().entries().stream()
                        .map(History.Entry::event)
                        .toList();
    }
}
