package io.stint.cli.key;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint key import}: a key of another wallet, into an encrypted keystore. */
@CommandLine.Command(
        name = "import",
        description = "Put a private key (64 hexadecimal digits) into an encrypted keystore file.")
public final class KeyImport extends Command {
    @Parameters(paramLabel = "FILE", description = "Where to write the keystore.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "File that holds the private key; else a question. A key on the command line would stay in"
                    + " the shell's history.")
    private @Nullable Path from;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--light", description = "Open faster, guard less: for keys of a local chain.")
    private boolean light;

    public KeyImport(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        PrivateKey key = PrivateKey.parse(secret().strip());
        char[] password = Passwords.fresh(terminal, Optional.ofNullable(passwordFile));
        KeyFiles.create(file, key, password, light ? Strength.LIGHT : Strength.STANDARD);
        List<String> lines = List.of(
                "Imported the key of " + key.address() + " into " + file,
                from == null ? "" : "The file " + from + " still holds the key in the open; delete it.");
        return new Answer(
                lines.stream().filter(line -> !line.isEmpty()).toList(),
                Answer.object().put("address", key.address().toString()).put("file", file.toString()));
    }

    private String secret() {
        if (from != null) {
            return Files.read(from, "private key");
        }
        return terminal.secret("Private key: ")
                .map(String::new)
                .orElseThrow(() -> new BadInput("no private key: give --from, or run this in a terminal"));
    }
}
