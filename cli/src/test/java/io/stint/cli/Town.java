package io.stint.cli;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real chain, people with keystores, and a folder in which they work. */
public final class Town implements AutoCloseable {
    public static final String PASSWORD = "correct horse";

    private final LocalChain chain;
    private final Path folder;
    private final AtomicInteger jobs = new AtomicInteger();

    private Town(LocalChain chain, Path folder) {
        this.chain = chain;
        this.folder = folder;
    }

    /** Maven runs the tests in the module's folder. */
    public static LocalChainSettings settings() {
        return LocalChainSettings.of(Anvil.find(Path.of("..")));
    }

    /** With the escrow on its chain. */
    public static Town withEscrow(Path folder) {
        Town town = empty(folder, settings());
        town.deploy();
        return town;
    }

    /** On a bare chain. */
    public static Town empty(Path folder, LocalChainSettings settings) {
        try {
            Town town = new Town(LocalChain.start(settings), folder);
            Files.createDirectories(town.data());
            Files.writeString(town.password(), PASSWORD + "\n");
            Files.writeString(town.document(), "three product photos\n");
            for (Person person : Person.values()) {
                Files.writeString(
                        town.keystore(person),
                        Keystore.encrypt(
                                person.key(), PASSWORD.toCharArray(), new Strength(1 << 4, 8, 1), new SecureRandom()));
            }
            return town;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void deploy() {
        try (Outbox outbox =
                Outbox.open(folder.resolve("deployment"), chain.profile().chainId())) {
            EscrowDeployment.deploy(
                    new Sender(chain.profile(), node(), Person.DEPLOYER.key(), outbox, Progress.SILENT));
        }
    }

    public LocalChain chain() {
        return chain;
    }

    public Node node() {
        return chain.node();
    }

    public URI endpoint() {
        return chain.endpoint();
    }

    public EscrowReader escrow() {
        return new EscrowReader(node(), EscrowDeployment.address());
    }

    public Amount balance(Address address) {
        return node().balance(address);
    }

    public Amount balance(Person person) {
        return balance(person.address());
    }

    public Instant now() {
        return node().latestBlock().timestamp();
    }

    public void pass(Duration time) {
        chain.clock().advance(time);
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public Path data() {
        return path("data");
    }

    public Path password() {
        return path("password");
    }

    /** A file that stands for any document. */
    public Path document() {
        return path("document.txt");
    }

    public Path keystore(Person person) {
        return path(person.fileName());
    }

    /** Runs a command with this chain's node and data, as a script. */
    public Result run(String... arguments) {
        return run(CommandLineOfTest.SCRIPT, endpoint(), arguments);
    }

    public Result run(CommandLineOfTest how, URI rpc, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rpc", rpc.toString(), "--data", data().toString()));
        return how.run(all.toArray(String[]::new));
    }

    /** Past the command: a transaction by hand. */
    public Receipt send(Person by, Action action) {
        try (Outbox outbox =
                Outbox.open(folder.resolve("by-hand"), chain.profile().chainId())) {
            return new Sender(chain.profile(), node(), by.key(), outbox, Progress.SILENT).send(action);
        }
    }

    /** A new draft between client and worker. */
    public Job draft(String... more) {
        Path file = path("job" + jobs.incrementAndGet() + ".json");
        drafting(file, more).ok();
        return new Job(this, file);
    }

    /** As {@link #draft}, of what may be refused. */
    public Result drafting(Path file, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "agreement",
                "draft",
                file.toString(),
                "--client",
                Person.CLIENT.address().toString(),
                "--worker",
                Person.WORKER.address().toString(),
                "--scope",
                document().toString(),
                "--json"));
        if (!List.of(more).contains("--claim-cap")) {
            all.addAll(List.of("--claim-cap", "0.01rbtc"));
        }
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    /** A draft with the arbiter, for 0.001 rbtc a ruling. */
    public Job draftWithArbiter(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--arbiter", Person.ARBITER.address().toString(), "--arbiter-fee", "0.001rbtc"));
        return draft(all.toArray(String[]::new));
    }

    /** All that a command can change, beside what it writes down for itself. */
    public Footprint footprint() {
        Map<Person, Long> nonces = new EnumMap<>(Person.class);
        Map<Person, Amount> balances = new EnumMap<>(Person.class);
        for (Person person : Person.values()) {
            nonces.put(person, node().pendingNonce(person.address()));
            balances.put(person, balance(person));
        }
        return new Footprint(node().blockNumber(), nonces, balances, files());
    }

    private Map<Path, String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            Map<Path, String> files = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chain.close();
    }

    /** What was there; two are equal when nothing was sent and no file was touched in between. */
    public record Footprint(
            long block, Map<Person, Long> nonces, Map<Person, Amount> balances, Map<Path, String> files) {}
}
