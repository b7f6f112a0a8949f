package io.stint.cli.hub;

import io.stint.cli.Files;
import io.stint.hub.alert.MailServer;
import io.stint.hub.log.Logs;
import io.stint.protocol.BadInput;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the hub speaks to people by mail, and to its operator by lines and numbers. */
final class VoiceOptions {
    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description =
                    "Sends alerts by e-mail: smtps://user@host?from=alerts@hub.example, or smtp://... with STARTTLS.")
    private @Nullable String smtp;

    @Option(
            names = "--smtp-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of the mail server's user.")
    private @Nullable Path smtpPassword;

    @Option(
            names = "--metrics",
            paramLabel = "ADDRESS",
            description = "Where to serve /metrics to Prometheus, as host:port; without it, nowhere.")
    private @Nullable String metrics;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            description = "plain or json: one object on each line.",
            defaultValue = "plain")
    private String log = "plain";

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warn, info (with a line for each request) or debug.",
            defaultValue = "warn")
    private String logLevel = "warn";

    Optional<MailServer> mail(Configuration configuration) {
        Optional<String> password = configuration.secret(
                "smtp-password", () -> Optional.ofNullable(smtpPassword).map(Files::firstLine));
        return configuration.of("smtp", () -> Optional.ofNullable(smtp).map(url -> MailServer.parse(url, password)));
    }

    /** @throws BadInput when it is no host and port */
    Optional<InetSocketAddress> metrics() {
        if (metrics == null) {
            return Optional.empty();
        }
        int colon = metrics.lastIndexOf(':');
        try {
            int port = Integer.parseInt(metrics.substring(colon + 1));
            return Optional.of(new InetSocketAddress(metrics.substring(0, Math.max(colon, 0)), port));
        } catch (IllegalArgumentException e) {
            throw new BadInput("metrics are served on host:port, such as 127.0.0.1:9464", e);
        }
    }

    void log(Configuration configuration) {
        configuration.of("log", () -> Logs.checked(log));
        configuration.of("log-level", () -> Logs.checkedLevel(logLevel));
        Logs.set(log, logLevel);
    }
}
