package io.stint.cli.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.Main;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A list of 250 against the real chain: several transactions, killed in between, brought to its end, exported. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class LargePayrollTest {
    private static final int WORKERS = 250;
    private static final int SIGKILL = 128 + 9;
    private static Town town;
    private static Staff staff;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
        staff = Staff.of(town, "staff", WORKERS);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    @Order(1)
    void theyAreOpenedInThreeTransactions() {
        Result result = staff.run("open", staff.list("funds", i -> "0.004").toString());

        JsonNode json = result.ok().json();
        assertThat(json.path("transactions").asInt()).isEqualTo(3);
        assertThat(json.path("steps"))
                .allSatisfy(step -> assertThat(step.path("gasUsed").asLong())
                        .isLessThanOrEqualTo(town.chain().profile().maxGas()));
        assertThat(json.path("moved").path("rBTC").asString()).isEqualTo("1000000000000000000");
        assertThat(result.err()).contains("transaction 2 of 3: 200 of 250 workers");
        for (int i = 0; i < WORKERS; i++) {
            assertThat(staff.onChain(i).funded()).isEqualTo(Amount.ofSat(400_000));
        }
    }

    /** A top-up is not cumulative: sent again it would be made again. */
    @Test
    @Order(2)
    void aTopUpThatIsKilledBetweenIsMadeOnce() throws Exception {
        Path list = staff.list("more", i -> "0.00" + (1 + i % 9));
        killAtSend(2, "topup", list);
        assertThat(staff.run("topup", list.toString()).text("error")).contains("is not finished");

        Result resumed = staff.run("resume", openRun());

        assertThat(resumed.ok().json().path("finished").asBoolean()).isTrue();
        assertThat(resumed.json().path("transactionsDone").asInt()).isEqualTo(3);
        for (int i = 0; i < WORKERS; i++) {
            assertThat(staff.onChain(i).funded()).isEqualTo(Amount.ofSat(400_000 + 100_000L * (1 + i % 9)));
        }
    }

    /** The other command takes the transaction for its own affair and tells of it; the run finds it on the chain. */
    @Test
    @Order(3)
    void whatAnotherCommandBroughtToItsEndIsFoundOnTheChain() throws Exception {
        killAtSend(1, "topup", staff.list("tiny", i -> "0.0001"));
        Result other = town.run(
                "agreement",
                "topup",
                staff.file(0).toString(),
                "--amount",
                "0.001rbtc",
                "--key",
                town.keystore(Person.CLIENT).toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--json");
        assertThat(other.text("error")).contains("an earlier command").contains("Nothing new was sent");

        staff.run("resume", openRun()).ok();

        for (int i = 0; i < WORKERS; i++) {
            assertThat(staff.onChain(i).funded()).isEqualTo(Amount.ofSat(410_000 + 100_000L * (1 + i % 9)));
        }
    }

    @Test
    @Order(4)
    void theyArePaidAndTheExportAddsUp() throws Exception {
        Path list = staff.list("week", i -> "0.0000" + (10 + i % 90));
        List<Amount> before = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            before.add(town.balance(staff.address(i)));
        }
        killAtSend(2, "pay", list);
        Result resumed = staff.run("resume", openRun()).ok();

        Amount sum = Amount.ZERO;
        for (int i = 0; i < WORKERS; i++) {
            Amount gained = town.balance(staff.address(i)).minus(before.get(i));
            assertThat(gained).isEqualTo(Amount.ofSat(100L * (10 + i % 90)));
            sum = sum.plus(gained);
        }
        Path to = Files.createDirectories(town.path("export"));
        String run = resumed.json().path("run").asString();
        staff.local("export", run, "--to", to.toString()).ok();
        assertThat(resumed.json().path("moved").path("rBTC").asString())
                .isEqualTo(sum.wei().toString());
        assertTable(Files.readAllLines(to.resolve(run + ".csv")), sum.wei());
    }

    /** The same list in another week asks for the same transactions; those of the week before are not taken for them. */
    @Test
    @Order(5)
    void theSameListOnceMoreIsAnotherRun() throws Exception {
        Path list = staff.list("tiny", i -> "0.0001");
        killAt("eth_getTransactionCount", 1, false, "topup", list);

        staff.run("resume", openRun()).ok();

        for (int i = 0; i < WORKERS; i++) {
            assertThat(staff.onChain(i).funded()).isEqualTo(Amount.ofSat(420_000 + 100_000L * (1 + i % 9)));
        }
    }

    /** The paths of a large batch are long: what nodes take in one transaction bounds how many go into it. */
    @Test
    @Order(6)
    void oneSignatureForAllIsDrawnInTransactionsThatNodesTake() {
        staff.run("approve", staff.list("batch", i -> "0.00001").toString(), "--batch")
                .ok();

        JsonNode json = staff.at(town.endpoint(), Person.STRANGER, "pay").ok().json();

        assertThat(json.path("transactions").asInt()).isEqualTo(3);
        assertThat(json.path("moved").path("rBTC").asString()).isEqualTo("2500000000000000");
        assertThat(json.path("steps"))
                .allSatisfy(step -> assertThat(town.node()
                                .transaction(Hash32.parse(step.path("tx").asString()))
                                .orElseThrow()
                                .input()
                                .size())
                        .isLessThan(128 * 1024));
    }

    private static void assertTable(List<String> lines, BigInteger sum) {
        assertThat(lines).hasSize(WORKERS + 1);
        BigDecimal moved = BigDecimal.ZERO;
        Set<String> transactions = new TreeSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            moved = moved.add(new BigDecimal(cells[6]));
            assertThat(cells[5]).isEqualTo(cells[6]);
            assertThat(cells[9]).isEqualTo("\"week 47, week\"");
            transactions.add(cells[10]);
        }
        assertThat(moved.movePointRight(18).toBigIntegerExact()).isEqualTo(sum);
        assertThat(transactions).hasSize(3).allSatisfy(tx -> assertThat(tx).matches("0x[0-9a-f]{64}"));
    }

    /** The run that is not finished. */
    private static String openRun() {
        List<String> open = new ArrayList<>();
        for (JsonNode run : staff.local("status").ok().json().path("runs")) {
            if (!run.path("finished").asBoolean()) {
                open.add(run.path("run").asString());
            }
        }
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    /** When the node has its n-th transaction, and before it is answered. */
    private static void killAtSend(int which, String command, Path list) throws Exception {
        killAt("eth_sendRawTransaction", which, true, command, list);
    }

    /** Kills the process when it asks something for the n-th time. */
    private static void killAt(String wanted, int which, boolean forwarded, String command, Path list)
            throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        try (Between node = new Between(town.endpoint(), (method, request, real) -> {
            if (!method.equals(wanted) || sent.incrementAndGet() != which) {
                return Optional.empty();
            }
            if (forwarded) {
                real.ask(request.toString());
            }
            reached.countDown();
            awaitQuietly(over);
            throw new Between.Lost();
        })) {
            Process process = start(node, command, list);
            while (!reached.await(100, TimeUnit.MILLISECONDS)) {
                assertThat(process.isAlive()).as("it did not end before").isTrue();
            }
            process.destroyForcibly();
            assertThat(process.waitFor()).isEqualTo(SIGKILL);
            over.countDown();
        }
    }

    private static Process start(Between node, String command, Path list) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        all.addAll(List.of(staff.arguments(Person.CLIENT, command, list.toString())));
        all.addAll(List.of(
                "--rpc", node.endpoint().toString(), "--data", town.data().toString()));
        return new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
