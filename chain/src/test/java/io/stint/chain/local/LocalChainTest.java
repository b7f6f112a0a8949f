package io.stint.chain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.TestChain;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Pause;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChainTest {
    private static final Address SOMEBODY = Address.parse("0x00000000000000000000000000000000000000aa");

    @TempDir
    Path folder;

    @Test
    void theDevAccountsHaveMoney() {
        try (LocalChain chain = TestChain.start()) {
            Node node = chain.node();
            assertThat(DevAccounts.KEYS).hasSize(10);
            assertThat(DevAccounts.KEYS)
                    .allSatisfy(key ->
                            assertThat(node.balance(key.address()).isZero()).isFalse());
        }
    }

    @Test
    void moneyReceiptsAndBlocksOutliveARestart() {
        Hash32 transaction;
        long height;
        try (LocalChain chain = LocalChain.start(TestChain.settings().withState(folder.resolve("chain")))) {
            transaction = pay(chain);
            height = chain.node().blockNumber();
        }
        try (LocalChain chain = LocalChain.start(TestChain.settings().withState(folder.resolve("chain")))) {
            assertThat(chain.node().balance(SOMEBODY)).isEqualTo(Amount.ofWei(7));
            assertThat(chain.node().blockNumber()).isEqualTo(height);
            assertThat(chain.node().receipt(transaction)).isPresent();
            assertThat(chain.node().block(1)).isPresent();
        }
    }

    /** Anvil makes a first block at each start, keeps all of them, and takes any of them for the first one later. */
    @Test
    void theFirstBlockIsTheSameAfterManyRestarts() {
        Path state = folder.resolve("chain");
        Hash32 first;
        try (LocalChain chain = LocalChain.start(TestChain.settings().withState(state))) {
            pay(chain);
            first = chain.node().block(0).orElseThrow().hash();
        }
        for (int i = 1; i <= 8; i++) {
            // The first blocks of two starts in the same second are the same.
            Pause.of(Duration.ofMillis(1_001));
            try (LocalChain chain = LocalChain.start(TestChain.settings().withState(state))) {
                assertThat(chain.node().block(0).orElseThrow().hash())
                        .as("after %d restarts", i)
                        .isEqualTo(first)
                        .isEqualTo(chain.node().block(1).orElseThrow().parentHash());
            }
        }
    }

    @Test
    void closeStopsIt() {
        LocalChain chain = TestChain.start();
        chain.close();
        assertThat(chain.alive()).isFalse();
        assertThat(anvils(chain)).isEmpty();
    }

    @Test
    void aKilledJvmLeavesNoChainBehind() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process jvm = new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Idle.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = jvm.inputReader()) {
            List<ProcessHandle> left;
            assertThat(lines.readLine()).startsWith("http://127.0.0.1:");
            left = jvm.descendants().toList();
            assertThat(left).isNotEmpty();

            jvm.destroyForcibly().waitFor();

            for (ProcessHandle process : left) {
                process.onExit().get(60, TimeUnit.SECONDS);
            }
            assertThat(left).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** A JVM that starts a chain and waits to be killed. */
    static final class Idle {
        @SuppressWarnings("SystemOut")
        static void main() throws InterruptedException {
            System.out.println(TestChain.start().endpoint());
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LocalChainSettings settings = TestChain.settings().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> LocalChain.start(settings))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aMissingProgramIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> Anvil.find(folder))
                .isInstanceOf(NoLocalChain.class)
                .hasMessageContaining("npm install")
                .hasMessageContaining("STINT_ANVIL");
    }

    @Test
    void aProgramThatIsNotAnvilIsQuoted() throws IOException {
        Path program = folder.resolve("anvil");
        Files.writeString(program, "#!/bin/sh\necho cannot start today\nexit 1\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> LocalChain.start(LocalChainSettings.of(program)))
                .isInstanceOf(NoLocalChain.class)
                .hasMessageContaining("cannot start today");
    }

    @Test
    void theClockMovesOn() {
        try (LocalChain chain = TestChain.start()) {
            Instant before = chain.node().latestBlock().timestamp();
            assertThat(chain.clock().canMove()).isTrue();

            Instant after = chain.clock().advance(Duration.ofDays(7));

            assertThat(Duration.between(before, after)).isGreaterThanOrEqualTo(Duration.ofDays(7));
        }
    }

    private Hash32 pay(LocalChain chain) {
        try (Outbox outbox = Outbox.open(folder, chain.profile().chainId())) {
            Sender sender =
                    new Sender(chain.profile(), chain.node(), DevAccounts.KEYS.getFirst(), outbox, Progress.SILENT);
            return sender.send(Action.transfer(SOMEBODY, Amount.ofWei(7))).transaction();
        }
    }

    private static List<ProcessHandle> anvils(LocalChain chain) {
        String port = "--port " + chain.endpoint().getPort();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(port))
                .toList();
    }
}
