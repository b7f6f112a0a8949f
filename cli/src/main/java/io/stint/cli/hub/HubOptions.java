package io.stint.cli.hub;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import io.stint.hub.HubConfig;
import io.stint.hub.doctor.Patient;
import io.stint.hub.layer.Deployment;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** All that an operator decides of a hub. What is named here and in the mixins is a {@link Setting}. */
final class HubOptions {
    /** Until an operator says otherwise: the contract is not audited. */
    private static final String CAREFUL = "0.01";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings. What an option or a variable (STINT_PORT for --port) says goes first.")
    private @Nullable Path config;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The hub's name; ${DEFAULT-VALUE}.",
            defaultValue = "stint")
    private String name = "stint";

    @Option(
            names = "--keeper",
            paramLabel = "FILE",
            description =
                    "Keystore of the key that pays gas for what workers sign; without it the hub submits nothing.")
    private @Nullable Path keeper;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the keystore's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--largest",
            paramLabel = "MONEY",
            description =
                    "The most that the pages let anybody put into one agreement, such as 0.5rbtc, or 'unlimited'; "
                            + CAREFUL + " of each chain's coin by default.")
    private @Nullable String largest;

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "The folder with the hub's backups; 'stint doctor' looks how old the newest one is.")
    private @Nullable Path backups;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private VoiceOptions voice = new VoiceOptions();

    @Mixin
    private AlsoOptions also = new AlsoOptions();

    @Mixin
    private HouseOptions house = new HouseOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    /** Gives the options what environment and file say. To be called first. */
    Configuration complete(CommandSpec command, Terminal terminal) {
        // The file of settings may itself be named by the environment.
        Optional<Path> file = Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(terminal.environment().get("STINT_CONFIG"))
                        .map(Path::of));
        return Configuration.complete(
                command, terminal.environment(), file.map(SettingsFile::read).orElse(SettingsFile.NONE));
    }

    /**
     * What the hub is told; asks the node who it is.
     *
     * @throws BadInput naming the source of what is wrong
     */
    HubConfig config(Configuration configuration, Terminal terminal) {
        Connection connection = connect(configuration).requireEscrow();
        return HubConfig.in(folder(connection.chain()), layers(configuration, connection.node(), connection.chain()))
                .name(name)
                .database(database(configuration))
                .listen(server.host(), configuration.of("port", server::port))
                .origin(configuration.of("origin", server::origin))
                .keeper(key(configuration, terminal))
                .largest(configuration.of("largest", () -> largest(connection)))
                .rates(configuration.of("rate", () -> server.rates("the operator")))
                .mail(voice.mail(configuration))
                .peers(configuration.of("peer", server::peers))
                .metrics(configuration.of("metrics", voice::metrics))
                .house(house.house(configuration, connection.chain().coin(), keeper != null))
                .build();
    }

    private Connection connect(Configuration configuration) {
        String named = configuration.given("chain").value().isPresent() ? "chain" : "rpc";
        return configuration.of(named, chain::connect);
    }

    /** The chain that is named; asks its node only where nothing else says which it is. */
    ChainProfile profile(Configuration configuration) {
        return configuration.of("chain", chain::profile);
    }

    Node node(Configuration configuration, ChainProfile profile) {
        return configuration.of("rpc", () -> chain.node(profile));
    }

    /** The first one, and those that are named beside it. */
    List<Deployment> layers(Configuration configuration, Node node, ChainProfile profile) {
        return configuration.of("also", () -> also.after(Deployment.usual(profile, node)));
    }

    /** The port, when the command line names one. */
    Optional<Integer> portOption(Configuration configuration) {
        return configuration.given("port").from() == Configuration.From.OPTION
                ? Optional.of(configuration.of("port", server::port))
                : Optional.empty();
    }

    /** What the hub of a chain keeps. */
    Path folder(ChainProfile profile) {
        return HubCommand.folder(chain.dataFolder(), profile);
    }

    /** A database server's URL, with the password. */
    Optional<String> database(Configuration configuration) {
        if (configuration.given("db").from() == Configuration.From.OPTION) {
            configuration.of("db", server::requireNoPassword);
        }
        return configuration.of(
                "db", () -> server.database(configuration.secret("db-password", server::passwordInFile)));
    }

    /** The keystore says it without its password. */
    private Optional<Address> keeper(Configuration configuration) {
        return configuration.of("keeper", () -> Optional.ofNullable(keeper).map(KeyFiles::addressOf));
    }

    /** Writes lines as the operator wants them from now on. */
    void log(Configuration configuration) {
        voice.log(configuration);
    }

    /**
     * Whom the doctor looks at. Asks no node, unless only that says which chain it is on.
     *
     * @throws BadInput naming the source of what is wrong
     */
    Patient patient(Configuration configuration) {
        ChainProfile profile = profile(configuration);
        return new Patient(
                layers(configuration, node(configuration, profile), profile),
                keeper(configuration),
                database(configuration),
                folder(profile),
                Optional.ofNullable(backups));
    }

    private Optional<PrivateKey> key(Configuration configuration, Terminal terminal) {
        return configuration.of(
                "keeper",
                () -> Optional.ofNullable(keeper).map(file -> KeyFiles.open(file, password(configuration, terminal))));
    }

    private char[] password(Configuration configuration, Terminal terminal) {
        return configuration
                .secret("password", () -> Optional.ofNullable(passwordFile).map(Files::firstLine))
                .map(String::toCharArray)
                .orElseGet(() -> Passwords.existing(terminal, Optional.empty()));
    }

    private Optional<Amount> largest(Connection connection) {
        if ("unlimited".equals(largest)) {
            return Optional.empty();
        }
        String text = largest == null ? CAREFUL + connection.chain().coin().symbol() : largest;
        return Optional.of(Money.parse(text, List.of(connection.chain().coin())).amount());
    }
}
