package io.stint.cli.demo;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.send.Outbox;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.hub.ServerOptions;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stint demo}: the main job on a chain, as a script or to try by hand. */
@CommandLine.Command(
        name = "demo",
        description = {
            "Open the marketplace on a local chain, with people who have money to try it with.",
            "With --script: play the main job from signing to the refund, and prove it.",
            "With --script payroll: play a client's week with a hundred hourly workers, and prove it."
        })
public final class Demo extends Command {
    @Option(
            names = "--script",
            arity = "0..1",
            paramLabel = "NAME",
            fallbackValue = "job",
            description = "Play job (the default) or payroll, prove it, and end.")
    private @Nullable Play script;

    /** What there is to play; named in lower case on the command line. */
    private enum Play {
        job,
        payroll
    }

    @Option(
            names = "--chain-port",
            paramLabel = "N",
            description = "Where the local chain listens; ${DEFAULT-VALUE}.",
            defaultValue = "8545")
    private int chainPort;

    @Option(names = "--no-open", description = "Do not open the page in a browser.")
    private boolean closed;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "With --script on another chain: keystore of the key that pays for everything.")
    private @Nullable Path key;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the keystore's password.")
    private @Nullable Path passwordFile;

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public Demo(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (script == null) {
            if (chain.isNamed() || key != null) {
                throw new BadInput("without --script the demo runs on a local chain of its own; leave --chain, --rpc"
                        + " and --key away, or add --script");
            }
            if (chainPort < 0 || chainPort > 65_535) {
                throw new BadInput("a port is a number from 1 to 65535, not " + chainPort);
            }
            return new Playground(terminal, anvil(), chainPort, server, chain.dataFolder()).run(!closed);
        }
        if (script == Play.payroll && chain.isNamed()) {
            throw new BadInput("the payroll is played on a local chain of its own, where a week can pass at once; leave"
                    + " --chain and --rpc away");
        }
        return chain.isNamed() ? elsewhere() : onLocalChain(script);
    }

    private Answer onLocalChain(Play play) {
        Path folder = temporaryFolder();
        try (LocalChain local = LocalChain.start(LocalChainSettings.of(anvil()));
                Outbox outbox = Outbox.open(folder, local.profile().chainId())) {
            Connection connection = new Connection(local.profile(), local.node(), folder);
            Stage stage = new Stage(terminal, connection, Cast.local(), outbox, !output.json());
            stage.tell("A local chain runs at " + local.endpoint() + ".", "");
            EscrowDeployment.deploy(stage.sender(stage.cast().relayer()));
            stage.tell("The escrow is deployed at " + connection.escrow() + ".", "");
            return play == Play.payroll ? new PayrollScript(stage).play() : new Script(stage, true).play();
        } finally {
            delete(folder);
        }
    }

    private Answer elsewhere() {
        if (key == null) {
            throw new BadInput("on another chain somebody must pay: name a keystore with --key");
        }
        Connection connection = chain.connect().requireEscrow();
        char[] password = Passwords.existing(terminal, Optional.ofNullable(passwordFile));
        PrivateKey payer = KeyFiles.open(key, password);
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            Tour tour = new Tour(terminal, connection, payer, outbox, !output.json());
            if (!output.yes()) {
                terminal.confirm(tour.question());
            }
            return tour.play(password);
        }
    }

    private static Path anvil() {
        return Anvil.find(Path.of(System.getProperty("stint.home", ".")));
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().path("verified").asBoolean(true) ? 0 : 1;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("stint-demo");
        } catch (IOException e) {
            throw new StintException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StintException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
