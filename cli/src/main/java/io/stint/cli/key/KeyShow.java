package io.stint.cli.key;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code stint key show}: the address of a keystore, without its password. */
@CommandLine.Command(name = "show", description = "Show the address of a keystore; the key stays closed.")
public final class KeyShow extends Command {
    @Parameters(paramLabel = "FILE", description = "The keystore.")
    private Path file = Path.of("");

    public KeyShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Address address = KeyFiles.addressOf(file);
        return new Answer(
                List.of(
                        address.toString(),
                        "on Rootstock: " + address.toChecksum(30),
                        "on Rootstock testnet: " + address.toChecksum(31)),
                Answer.object()
                        .put("address", address.toString())
                        .put("rootstock", address.toChecksum(30))
                        .put("rootstockTestnet", address.toChecksum(31)));
    }
}
