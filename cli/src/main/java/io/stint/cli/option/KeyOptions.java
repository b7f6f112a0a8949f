package io.stint.cli.option;

import io.stint.cli.key.KeyFiles;
import io.stint.cli.term.Terminal;
import io.stint.protocol.crypto.PrivateKey;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key signs. */
public final class KeyOptions {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "Keystore of the key that signs and pays the gas.")
    private Path file = Path.of("");

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the keystore's password; else STINT_PASSWORD, else a question.")
    private @Nullable Path passwordFile;

    /** @throws io.stint.protocol.BadInput when the file or the password is not right */
    public PrivateKey open(Terminal terminal) {
        return KeyFiles.open(file, Passwords.existing(terminal, Optional.ofNullable(passwordFile)));
    }
}
