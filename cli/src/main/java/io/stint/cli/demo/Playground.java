package io.stint.cli.demo;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.send.Outbox;
import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.term.Terminal;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A local chain that stays up, with the escrow on it and people who have money. It is kept for the next time. */
final class Playground {
    private static final String PASSWORD = "stint-demo";

    private final Terminal terminal;
    private final Path anvil;
    private final int port;
    private final Path data;

    Playground(Terminal terminal, Path anvil, int port, Path data) {
        this.terminal = terminal;
        this.anvil = anvil;
        this.port = port;
        this.data = data;
    }

    /** Runs until the process is told to stop. */
    Answer run() {
        Path folder = data.resolve("local");
        LocalChainSettings settings =
                LocalChainSettings.of(anvil).withPort(port).withState(folder.resolve("chain"));
        try (LocalChain local = LocalChain.start(settings)) {
            Connection connection = new Connection(local.profile(), local.node(), data);
            deploy(connection);
            people(folder).forEach(terminal.out()::println);
            terminal.out().println("ready: local chain at " + local.endpoint());
            awaitTheEnd();
        }
        return new Answer(List.of(), Answer.object());
    }

    private void deploy(Connection connection) {
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            EscrowDeployment.deploy(
                    Transactions.sender(terminal, connection, Cast.local().relayer(), outbox));
        }
    }

    private static List<String> people(Path folder) {
        Path keys = folder.resolve("keys");
        Cast cast = Cast.local();
        List<String> lines = new ArrayList<>();
        lines.add("Three people have 10000 rBTC each; their keystores open with the password " + PASSWORD + ":");
        lines.add("  client  " + keystore(keys.resolve("client.json"), cast.client()));
        lines.add("  worker  " + keystore(keys.resolve("worker.json"), cast.worker()));
        lines.add("  arbiter " + keystore(keys.resolve("arbiter.json"), cast.arbiter()));
        lines.add("");
        lines.add("Try, in another terminal:");
        lines.add("  export STINT_PASSWORD=" + PASSWORD);
        lines.add("  K=" + keys);
        lines.add("  echo 'Three product photos' > scope.txt");
        lines.add("  ./stint agreement draft job.json --client " + cast.client().address() + " --worker "
                + cast.worker().address() + " --claim-cap 0.01rbtc --scope scope.txt");
        lines.add("  ./stint agreement sign job.json --key $K/worker.json --yes");
        lines.add("  ./stint agreement open job.json --key $K/client.json --amount 0.05rbtc");
        lines.add("  ./stint agreement approve job.json --key $K/client.json --add 0.02rbtc --memo scope.txt");
        lines.add("  ./stint agreement draw job.json --key $K/worker.json");
        lines.add("  ./stint agreement show job.json");
        lines.add("  ./stint verify job.json");
        lines.add("");
        lines.add("Stop with Ctrl-C; the chain is kept in " + folder + ".");
        return lines;
    }

    private static String keystore(Path file, PrivateKey key) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new StintException("cannot make the folder " + file.getParent() + ": " + e.getMessage(), e);
        }
        if (!Files.exists(file)) {
            KeyFiles.create(file, key, PASSWORD.toCharArray(), Strength.LIGHT);
        }
        return key.address() + "  " + file;
    }

    private static void awaitTheEnd() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
