package io.stint.hub;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.TestDollar;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.hub.HubConfig.Person;
import io.stint.hub.alert.MailServer;
import io.stint.hub.demo.Seeds;
import io.stint.hub.layer.Deployment;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hub as users meet it: a real chain with the escrow, a real PostgreSQL, a real server; in a folder of its own. */
public final class Village implements AutoCloseable {
    public static final Person CLIENT = new Person("Greta Lindqvist", "client", DevAccounts.KEYS.get(1));
    public static final Person WORKER = new Person("Amara Osei", "worker", DevAccounts.KEYS.get(2));
    public static final Person ARBITER = new Person("Jorge Pineda", "arbiter", DevAccounts.KEYS.get(3));

    public static final PrivateKey OPERATOR = DevAccounts.KEYS.get(8);

    private static final PrivateKey DEPLOYER = DevAccounts.KEYS.get(0);
    public static final PrivateKey KEEPER = DevAccounts.KEYS.get(9);

    /** With which a new key posts more; worth the gas of giving it back. */
    public static final Amount DEPOSIT = Amount.ofSat(200_000);

    /** Of a village with two. */
    public static final long SECOND_CHAIN = 31_338;

    private final Path folder;
    private final List<LocalChain> chains;
    private final List<Deployment> layers;
    private final Optional<MailServer> mail;
    private Hub hub;

    private Village(Path folder, List<LocalChain> chains, List<Deployment> layers, Optional<MailServer> mail) {
        this.folder = folder;
        this.chains = List.copyOf(chains);
        this.layers = List.copyOf(layers);
        this.mail = mail;
        this.hub = Hub.start(config());
    }

    /** Maven runs the tests in the module's folder. */
    public static Village in(Path folder) {
        return in(folder, Optional.empty());
    }

    /** One whose hub sends e-mail. */
    public static Village in(Path folder, Optional<MailServer> mail) {
        LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
        deploy(folder, chain);
        return new Village(folder, List.of(chain), List.of(usual(chain)), mail);
    }

    /** One whose hub takes nothing on the chain for final before so many blocks are above it. */
    public static Village careful(Path folder, int confirmations) {
        LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
        deploy(folder, chain);
        ChainProfile usual = chain.profile();
        ChainProfile careful = new ChainProfile(
                usual.name(),
                usual.chainId(),
                usual.coin(),
                usual.rpc(),
                usual.txStyle(),
                confirmations,
                usual.blockTime(),
                usual.maxGas(),
                usual.limits(),
                usual.replacementBump(),
                usual.maxGasPrice(),
                usual.tokens(),
                usual.explorer());
        return new Village(folder, List.of(chain), List.of(Deployment.usual(careful, chain.node())), Optional.empty());
    }

    /** One whose hub serves two chains, and on the first a second escrow: in this order first, second chain, second escrow. */
    public static Village sideBySide(Path folder) {
        LocalChainSettings settings = LocalChainSettings.of(Anvil.find(Path.of("..")));
        LocalChain first = LocalChain.start(settings);
        LocalChain second = LocalChain.start(settings.withChainId(SECOND_CHAIN));
        deploy(folder, first);
        deploy(folder, second);
        Address other = SecondEscrow.deploy(folder.resolve("deployer"), first, DEPLOYER);
        return new Village(
                folder,
                List.of(first, second),
                List.of(
                        usual(first),
                        usual(second),
                        new Deployment(first.profile(), first.node(), other, Deployment.VERSION)),
                Optional.empty());
    }

    private static Deployment usual(LocalChain chain) {
        return Deployment.usual(chain.profile(), chain.node());
    }

    /** The hub's own, for what only its rows tell; whoever opens it closes it. */
    public Database openDatabase() {
        return Database.open(EmbeddedDatabase.running(folder.resolve("hub").resolve(EmbeddedDatabase.FOLDER))
                .orElseThrow());
    }

    private static void deploy(Path folder, LocalChain chain) {
        try {
            Path data = Files.createDirectories(folder.resolve("deployer"));
            try (Outbox outbox = Outbox.open(data, chain.profile().chainId())) {
                Sender sender = new Sender(chain.profile(), chain.node(), DEPLOYER, outbox, new Progress() {});
                EscrowDeployment.deploy(sender);
                TestDollar.deploy(sender);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HubConfig config() {
        return config(folder.resolve("hub"), Optional.of(KEEPER), List.of());
    }

    /** Of the hub that runs here, for commands. */
    public HubConfig commands() {
        return config(folder.resolve("hub"), Optional.empty(), List.of());
    }

    /** Of another hub on the same chain, without a keeper. */
    public HubConfig another(String name, URI... peers) {
        return config(folder.resolve(name), Optional.empty(), List.of(peers));
    }

    /** Of another hub on the same chain, with a database and a keeper of its own. */
    public HubConfig rival(String name, String database, PrivateKey keeper) {
        return config(folder.resolve(name), Optional.of(database), Optional.of(keeper), List.of());
    }

    private HubConfig config(Path data, Optional<PrivateKey> keeper, List<URI> peers) {
        return config(data, Optional.empty(), keeper, peers);
    }

    private HubConfig config(Path data, Optional<String> database, Optional<PrivateKey> keeper, List<URI> peers) {
        return HubConfig.in(data, layers)
                .database(database)
                .keeper(keeper)
                .rates(List.of(new DisplayRate("EUR", new BigDecimal("57000"), "made up for tests", Instant.EPOCH)))
                .mail(mail)
                .people(List.of(CLIENT, WORKER, ARBITER))
                .peers(peers)
                .metrics(Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .house(new HubConfig.House(
                        Set.of(OPERATOR.address()),
                        List.of("weapons"),
                        Map.of(),
                        HubConfig.House.USUAL_DRAWS,
                        List.of(),
                        Optional.of(DEPOSIT)))
                .build();
    }

    /** Stops the hub and starts it again on the same data. */
    public void restart() {
        restart(() -> {});
    }

    /** The same, with something that happens while no hub runs. */
    public void restart(Runnable meanwhile) {
        hub.close();
        meanwhile.run();
        hub = Hub.start(config());
    }

    /** As the demo does. */
    public Seeds seed() {
        return hub.seed();
    }

    /** The same, to its end; says what is missing in one line, as reports of tests show no more. */
    public void fill() throws InterruptedException {
        seed().await().ifPresent(why -> {
            throw new IllegalStateException("the demo is not complete: " + why, why);
        });
    }

    /** As {@link #seed()}, by people who reach the chain through this node; whoever asked closes it. */
    public Seeds seed(Node node) {
        Seeds seeds = new Seeds(address(), chain().profile(), node, hub.sessions());
        seeds.start();
        return seeds;
    }

    /** What the hub answers to. */
    public Set<String> routes() {
        return hub.routes();
    }

    /** Where the metrics are. */
    public URI metrics() {
        InetSocketAddress address = hub.metrics().orElseThrow();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/metrics");
    }

    public URI address() {
        return hub.address();
    }

    /** Signs somebody in without a wallet; gives the browser's cookie. */
    public String signIn(Address person) {
        return hub.sessions().begin(person);
    }

    /** What requests of a session bring along. */
    public String csrf(String cookie) {
        return hub.sessions().find(cookie).orElseThrow().csrf();
    }

    public LocalChain chain() {
        return chains.getFirst();
    }

    /** The one with this id. */
    public LocalChain chain(long id) {
        return chains.stream()
                .filter(chain -> chain.profile().chainId() == id)
                .findFirst()
                .orElseThrow();
    }

    /** What the hub serves. */
    public List<Deployment> layers() {
        return layers;
    }

    @Override
    public void close() {
        hub.close();
        chains.forEach(LocalChain::close);
    }
}
