package work.stint.cli.key;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import work.stint.cli.Answer;
import work.stint.cli.Command;
import work.stint.cli.term.Terminal;
import work.stint.protocol.value.Address;

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
