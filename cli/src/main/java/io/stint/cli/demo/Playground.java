package io.stint.cli.demo;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.TestDollar;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.hub.Ending;
import io.stint.cli.hub.ServerOptions;
import io.stint.cli.hub.Serving;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.term.Terminal;
import io.stint.hub.HubConfig;
import io.stint.hub.HubConfig.Person;
import io.stint.hub.demo.Seeds;
import io.stint.hub.layer.Deployment;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.RateSource;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A marketplace on a local chain of its own, with people who have money. Both are kept for the next time. */
final class Playground {
    private static final String PASSWORD = "stint-demo";
    private static final int KEEPER = 9;
    private static final Amount DEPOSIT = Amount.ofSat(50_000);

    private final Terminal terminal;
    private final LocalChainSettings settings;
    private final ServerOptions server;
    private final Path folder;
    private final Path data;

    /** @param data the folder of everything that Stint keeps */
    Playground(Terminal terminal, Path anvil, int chainPort, ServerOptions server, Path data) {
        this.terminal = terminal;
        this.server = server;
        this.data = data;
        this.folder = data.resolve("local");
        this.settings = LocalChainSettings.of(anvil).withPort(chainPort).withState(folder.resolve("chain"));
    }

    /**
     * Runs until the process is told to stop.
     *
     * @param open whether to open the first page in a browser
     */
    Answer run(boolean open) {
        Ending ending = Ending.bySignal(terminal);
        try (LocalChain local = LocalChain.start(settings)) {
            Connection connection = new Connection(local.profile(), local.node(), data);
            deploy(connection);
            List<String> lines = people();
            lines.add(
                    "The local chain is at " + local.endpoint() + "; all is kept in " + folder + ". Stop with Ctrl-C.");
            return serve(ending, config(local), lines, open);
        }
    }

    /** The chain outlives the hub, which uses it to the end. */
    private Answer serve(Ending ending, HubConfig config, List<String> lines, boolean open) {
        try (Serving serving = Serving.of(terminal, ending, config)) {
            Seeds seeds = serving.hub().seed();
            practise(seeds);
            if (open) {
                Browser.open(serving.hub().address());
            }
            Thread.ofVirtual().name("examples").start(() -> tellWhenComplete(seeds));
            return serving.untilStopped(lines);
        }
    }

    /** Until then a command with a key of these people can meet a transaction of the examples, and is refused. */
    private void tellWhenComplete(Seeds seeds) {
        try {
            if (seeds.await().isEmpty()) {
                terminal.out().println("complete: the examples are all there, and nothing else uses these keys");
                terminal.out().flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** For the cache of quick starts: {@code ./stint} asks for it. */
    private static void practise(Seeds seeds) {
        if (Boolean.getBoolean("stint.practice")) {
            try {
                seeds.practise();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StintException("stopped", e);
            }
        }
    }

    private HubConfig config(LocalChain local) {
        return HubConfig.in(folder.resolve("hub"), List.of(Deployment.usual(local.profile(), local.node())))
                .database(server.database(server.passwordInFile()))
                .listen(server.host(), server.port())
                .origin(server.origin())
                .keeper(Optional.of(DevAccounts.KEYS.get(KEEPER)))
                .rates(rates())
                .people(ready())
                .peers(server.peers())
                .house(HubConfig.House.OPEN.asking(DEPOSIT))
                .build();
    }

    private List<RateSource> rates() {
        List<RateSource> given = server.rates("the command line");
        return given.isEmpty()
                ? List.of(new DisplayRate("EUR", new BigDecimal("57000"), "the demo, which made it up", Instant.now()))
                : given;
    }

    private static List<Person> ready() {
        Cast cast = Cast.local();
        return List.of(
                new Person("Greta Lindqvist", "client", cast.client()),
                new Person("Amara Osei", "worker", cast.worker()),
                new Person("Jorge Pineda", "arbiter", cast.arbiter()));
    }

    private void deploy(Connection connection) {
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            Sender sender =
                    Transactions.sender(terminal, connection, Cast.local().relayer(), outbox);
            EscrowDeployment.deploy(sender);
            TestDollar.deploy(sender);
        }
    }

    private List<String> people() {
        Path keys = folder.resolve("keys");
        Cast cast = Cast.local();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Three people have money on the local chain; choose one on the page's sign-in. For the command, their");
        lines.add("keystores open with the password " + PASSWORD + ":");
        lines.add("  client  " + keystore(keys.resolve("client.json"), cast.client()));
        lines.add("  worker  " + keystore(keys.resolve("worker.json"), cast.worker()));
        lines.add("  arbiter " + keystore(keys.resolve("arbiter.json"), cast.arbiter()));
        lines.add("");
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
}
