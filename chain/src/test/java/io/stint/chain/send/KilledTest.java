package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.FaultyNode;
import io.stint.chain.Freeze;
import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.chain.rpc.Node;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

/** A real process is killed at each point between a wish and its receipt; another one then finishes the same job. */
class KilledTest {
    private static final int SIGKILL = 128 + 9;
    private static LocalChain chain;
    private static Node node;

    @TempDir
    static Path root;

    /**
     * @param confirmations of the profile
     * @param signed how many transactions the journal names when the process is killed
     * @param replaced how many of them replace another
     */
    private record Point(
            String name, String method, int which, boolean forwarded, int confirmations, int signed, int replaced) {}

    /** All but the last two in the second of three payments; of the last two the first payment is stuck. */
    private static final List<Point> POINTS = List.of(
            new Point("before the nonce is asked for", "eth_getTransactionCount", 2, false, 0, 1, 0),
            new Point("when the nonce is answered", "eth_getTransactionCount", 2, true, 0, 1, 0),
            new Point("when it is signed, before the node gets it", "eth_sendRawTransaction", 2, false, 0, 2, 0),
            new Point("when the node has it, before it answers", "eth_sendRawTransaction", 2, true, 0, 2, 0),
            new Point("before the receipt is asked for", "eth_getTransactionReceipt", 2, false, 0, 2, 0),
            new Point("when there is a receipt, before it is answered", "eth_getTransactionReceipt", 2, true, 0, 2, 0),
            new Point("with the receipt, before it is settled", "eth_blockNumber", 2, false, 2, 2, 0),
            new Point("before the node gets a replacement", "eth_sendRawTransaction", 2, false, 0, 1, 1),
            new Point("when the node has a replacement", "eth_sendRawTransaction", 2, true, 0, 1, 1));

    @BeforeAll
    static void start() {
        chain = TestChain.start();
        node = chain.node();
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingIsPaidTwiceAndNothingIsLost() {
        return POINTS.stream().map(point -> DynamicTest.dynamicTest(point.name(), () -> killAt(point)));
    }

    @TestFactory
    Stream<DynamicTest> norWhenTheReceiptWasHeardButNobodyWasTold() {
        return Stream.of("mined", "noted")
                .map(where -> DynamicTest.dynamicTest("when it is " + where, () -> killWhen(where)));
    }

    private void killAt(Point point) throws Exception {
        Job job = job(point.confirmations());
        boolean stuck = point.replaced() > 0;
        node.rpc().once("evm_setAutomine", !stuck);
        try (FaultyNode between = new FaultyNode(chain.endpoint())) {
            if (stuck) {
                dearerAfterTheFirst(between);
            }
            Freeze freeze = between.freeze(point.method(), point.which(), point.forwarded());
            Process payer = job.start(between, "");
            freeze.awaitReached();
            kill(payer);
        }
        assertThat(job.lines("signed")).isEqualTo(point.signed());
        assertThat(job.lines("replaced")).isEqualTo(point.replaced());
        node.rpc().once("evm_setAutomine", true);
        node.rpc().once("evm_mine");
        finish(job);
    }

    private void killWhen(String where) throws Exception {
        Job job = job(0);
        try (FaultyNode between = new FaultyNode(chain.endpoint())) {
            Process payer = job.start(between, where);
            try (var lines = payer.inputReader()) {
                assertThat(lines.readLine()).isEqualTo(Payer.HOLDS);
                kill(payer);
            }
        }
        assertThat(job.lines("mined")).isEqualTo(1);
        assertThat(job.lines("told") + job.lines("settled")).isZero();
        finish(job);
    }

    private static void finish(Job job) throws Exception {
        try (FaultyNode between = new FaultyNode(chain.endpoint())) {
            Process payer = job.start(between, "");
            assertThat(payer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(payer.exitValue()).isZero();
        }
        assertThat(node.balance(job.receiver.address())).isEqualTo(Amount.ofWei(7 + 7 + 11));
        assertThat(node.nonce(job.payer.address())).isEqualTo(3);
        assertThat(node.pendingNonce(job.payer.address())).isEqualTo(3);
        assertThat(Payer.noted(job.folder)).hasSize(3).doesNotHaveDuplicates();
        node.rpc().once("anvil_mine", "0x" + Integer.toHexString(job.confirmations));
        try (Outbox outbox = Outbox.open(job.folder, chain.profile().chainId())) {
            assertThat(outbox.untold()).isEmpty();
            job.sender(outbox).resume();
            assertThat(outbox.kept()).isEmpty();
        }
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(SIGKILL);
    }

    /** What is signed at today's price is too cheap tomorrow. */
    private static void dearerAfterTheFirst(FaultyNode between) {
        AtomicInteger asked = new AtomicInteger();
        between.change(
                "eth_gasPrice",
                price -> asked.getAndIncrement() == 0
                        ? price
                        : StringNode.valueOf("0x" + Long.toHexString(3 * Long.decode(price.asString()))));
    }

    private static Job job(int confirmations) throws IOException {
        SecureRandom random = new SecureRandom();
        Job job = new Job(
                Files.createTempDirectory(root, "job"),
                PrivateKey.generate(random),
                PrivateKey.generate(random),
                confirmations);
        node.rpc().once("anvil_setBalance", job.payer.address().hex(), "0xde0b6b3a7640000");
        return job;
    }

    private record Job(Path folder, PrivateKey payer, PrivateKey receiver, int confirmations) {
        Process start(FaultyNode through, String hold) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Payer.class.getName(),
                            through.endpoint().toString(),
                            folder.toString(),
                            "0x" + HexFormat.of().formatHex(payer.bytes()),
                            receiver.address().hex(),
                            Integer.toString(confirmations),
                            hold)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        Sender sender(Outbox outbox) {
            return new Sender(
                    ChainProfilesForTest.confirmations(chain.profile(), confirmations),
                    node,
                    payer,
                    outbox,
                    Progress.SILENT);
        }

        /** How many lines of this kind the journal has. */
        long lines(String kind) {
            try (Stream<String> lines = Files.lines(folder.resolve("31337").resolve("outbox"))) {
                return lines.filter(line -> line.startsWith(kind + " ")).count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
