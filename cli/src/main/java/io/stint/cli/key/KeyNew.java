package io.stint.cli.key;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint key new}: a new key in an encrypted keystore. */
@CommandLine.Command(name = "new", description = "Make a new key in an encrypted keystore file.")
public final class KeyNew extends Command {
    @Parameters(paramLabel = "FILE", description = "Where to write the keystore.")
    private Path file = Path.of("");

    @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--light", description = "Open faster, guard less: for keys of a local chain.")
    private boolean light;

    public KeyNew(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        char[] password = Passwords.fresh(terminal, Optional.ofNullable(passwordFile));
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        KeyFiles.create(file, key, password, light ? Strength.LIGHT : Strength.STANDARD);
        return new Answer(
                List.of(
                        "Made the key of " + key.address(),
                        "It is in " + file + ", encrypted. Keep a copy of that file and the password: without both"
                                + " the money of this address is lost."),
                Answer.object().put("address", key.address().toString()).put("file", file.toString()));
    }
}
