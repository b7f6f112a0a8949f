package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.Job;
import io.stint.cli.Main;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, killed while it tops up; whoever then gives it again does not pay twice. */
class KilledCommandTest {
    private static final int SIGKILL = 128 + 9;
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private record Point(String name, String method, boolean forwarded) {}

    @TestFactory
    Stream<DynamicTest> aTopUpIsMadeOnce() {
        return Stream.of(
                        new Point("signed and not sent", "eth_sendRawTransaction", false),
                        new Point("sent and not answered", "eth_sendRawTransaction", true),
                        new Point("mined and not heard of", "eth_getTransactionReceipt", true))
                .map(point -> DynamicTest.dynamicTest(point.name(), () -> killAt(point)));
    }

    private static void killAt(Point point) throws Exception {
        Job job = town.draft().opened("0.05rbtc");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Between node = new Between(town.endpoint(), (method, request, real) -> {
            if (!method.equals(point.method())) {
                return Optional.empty();
            }
            if (point.forwarded()) {
                real.ask(request.toString());
            }
            reached.countDown();
            awaitQuietly(over);
            throw new Between.Lost();
        })) {
            Process command = topUp(job, node);
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            command.destroyForcibly();
            assertThat(command.waitFor()).isEqualTo(SIGKILL);
            over.countDown();
        }

        Result again = job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc");

        assertThat(again.text("error")).contains("an earlier command").contains("Nothing new was sent");
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(6_000_000));
        job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc").ok();
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(7_000_000));
    }

    private static Process topUp(Job job, Between node) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        List<String> command = List.of(
                "agreement",
                "topup",
                job.file().toString(),
                "--amount",
                "0.01rbtc",
                "--key",
                town.keystore(Person.CLIENT).toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--rpc",
                node.endpoint().toString(),
                "--data",
                town.data().toString());
        return new ProcessBuilder(Stream.concat(java.stream(), command.stream()).toList())
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
