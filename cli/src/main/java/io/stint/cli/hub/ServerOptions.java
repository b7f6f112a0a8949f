package io.stint.cli.hub;

import io.stint.cli.Files;
import io.stint.cli.option.Reading;
import io.stint.cli.option.WebAddress;
import io.stint.hub.money.RateSource;
import io.stint.hub.money.RateSpec;
import io.stint.protocol.BadInput;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How the hub is reached and where it keeps its tables. */
public final class ServerOptions {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String PASSWORD = "password=";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on; ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the pages are; ${DEFAULT-VALUE}.",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "jdbc:postgresql://... of a server, PostgreSQL 16 or later; without it, a PostgreSQL of the hub's own.")
    private @Nullable String database;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of the database's user.")
    private @Nullable Path databasePassword;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            converter = WebAddress.class,
            description = "How browsers reach the hub, when that is not its address: https://hub.example")
    private @Nullable URI origin;

    @Option(
            names = "--rate",
            paramLabel = "CUR=RATE",
            converter = RateText.class,
            description =
                    "What one coin is worth: EUR=57000, or EUR= and who says it, file:PATH, https://HOST/PATH#/POINTER"
                            + " or feed:ADDRESS; rUSDT/EUR=... for a token. May be given again.")
    private List<String> rates = List.of();

    @Option(
            names = "--peer",
            paramLabel = "URL",
            converter = WebAddress.class,
            description = "A hub whose public documents this one pulls: https://hub.example. May be given again.")
    private List<URI> peers = List.of();

    public String host() {
        return host;
    }

    /** @throws BadInput when it is no port */
    public int port() {
        if (port < 0 || port > 65_535) {
            throw new BadInput("a port is a number from 1 to 65535, not " + port);
        }
        return port;
    }

    /**
     * A database server's URL.
     *
     * @param password of the URL's user
     * @throws BadInput when it is no URL of PostgreSQL's
     */
    public Optional<String> database(Optional<String> password) {
        if (database == null) {
            return Optional.empty();
        }
        if (!database.startsWith(POSTGRESQL)) {
            throw new BadInput("a database's URL begins with " + POSTGRESQL + "//");
        }
        String next = database.contains("?") ? "&" : "?";
        return Optional.of(database
                + password.map(secret -> next + PASSWORD + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                        .orElse(""));
    }

    /** @throws BadInput when there is one: everybody on the machine sees the arguments of its processes */
    boolean requireNoPassword() {
        if (database != null && database.contains(PASSWORD)) {
            throw new BadInput(
                    "everybody on this machine can read a password there; give --db-password-file or STINT_DB_PASSWORD");
        }
        return true;
    }

    public Optional<String> passwordInFile() {
        return Optional.ofNullable(databasePassword).map(Files::firstLine);
    }

    /** @throws BadInput when it is more or less than scheme, host and port */
    public Optional<URI> origin() {
        if (origin == null) {
            return Optional.empty();
        }
        String path = origin.getPath();
        if (origin.getHost() == null || origin.getScheme() == null || path == null || !path.isEmpty()) {
            throw new BadInput("an origin is scheme, host and port, such as https://hub.example, not " + origin);
        }
        return Optional.of(origin);
    }

    public List<URI> peers() {
        return peers;
    }

    /** @param source who says what is fixed */
    public List<RateSource> rates(String source) {
        return rates.stream().map(rate -> RateSpec.parse(rate, source)).toList();
    }

    /** Refuses at once what is no rate; who says one that is fixed is known later. */
    static final class RateText implements CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Reading.of(() -> {
                RateSpec.parse(text, text);
                return text;
            });
        }
    }
}
