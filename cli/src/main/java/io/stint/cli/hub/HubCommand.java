package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import io.stint.hub.HubConfig;
import io.stint.hub.alert.MailServer;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stint hub}: the marketplace on a real chain. */
@CommandLine.Command(
        name = "hub",
        description = {
            "Serve the marketplace: pages, API, and the keeper that submits what workers sign.",
            "It holds no money and no keys but the keeper's, which pays gas."
        })
public final class HubCommand extends Command {
    /** Until an operator says otherwise: the contract is not audited. */
    private static final String CAREFUL = "0.01";

    private static final String SMTP_PASSWORD = "STINT_SMTP_PASSWORD";

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
                            + CAREFUL + " of the chain's coin by default.")
    private @Nullable String largest;

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description =
                    "Sends alerts by e-mail: smtps://user@host?from=alerts@hub.example, or smtp://... with STARTTLS; "
                            + "the password is in the environment, " + SMTP_PASSWORD + ".")
    private @Nullable String smtp;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public HubCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Ending ending = Ending.bySignal(terminal);
        Connection connection = chain.connect().requireEscrow();
        HubConfig config = new HubConfig(
                name,
                connection.data().resolve("hub-" + connection.chain().chainId()),
                server.database(),
                server.host(),
                server.port(),
                server.origin(),
                connection.chain(),
                connection.node(),
                keeper(),
                largest(connection),
                server.rates("the operator"),
                mail(),
                List.of());
        try (Serving serving = Serving.of(terminal, ending, config)) {
            return serving.untilStopped(List.of());
        }
    }

    private Optional<MailServer> mail() {
        return Optional.ofNullable(smtp)
                .map(url -> MailServer.parse(url, Optional.ofNullable(System.getenv(SMTP_PASSWORD))));
    }

    private Optional<PrivateKey> keeper() {
        return Optional.ofNullable(keeper)
                .map(file -> KeyFiles.open(file, Passwords.existing(terminal, Optional.ofNullable(passwordFile))));
    }

    private Optional<Amount> largest(Connection connection) {
        if ("unlimited".equals(largest)) {
            return Optional.empty();
        }
        String text = largest == null ? CAREFUL + connection.chain().coin().symbol() : largest;
        return Optional.of(Money.parse(text, List.of(connection.chain().coin())).amount());
    }
}
