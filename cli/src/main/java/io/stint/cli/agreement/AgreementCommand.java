package io.stint.cli.agreement;

import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.file.AgreementFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command about one agreement, by one key. */
abstract class AgreementCommand extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file.")
    protected Path path = Path.of("");

    @Mixin
    protected ChainOptions chain = new ChainOptions();

    @Mixin
    protected KeyOptions keys = new KeyOptions();

    AgreementCommand(Terminal terminal) {
        super(terminal);
    }

    /** Reads file, chain and key; each of them can be refused. */
    protected Situation situation() {
        AgreementFile file = AgreementStore.read(path);
        Connection connection = chain.connect().require(file);
        PrivateKey key = keys.open(terminal);
        return new Situation(
                file,
                connection,
                connection.history(file.id(), file.sinceBlock()),
                key,
                connection.token(file.terms().token()),
                connection.now());
    }

    /** Shows what is about to happen, and asks. */
    protected void confirm(List<String> summary) {
        if (!output.json()) {
            summary.forEach(terminal::progress);
        }
        if (!output.yes()) {
            terminal.confirm("Go ahead?");
        }
    }

    protected static <T> Optional<T> optional(@Nullable T value) {
        return Optional.ofNullable(value);
    }
}
