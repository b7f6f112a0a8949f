package work.stint.cli.chain;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import work.stint.chain.escrow.EscrowDeployment;
import work.stint.chain.send.Outbox;
import work.stint.cli.Answer;
import work.stint.cli.Command;
import work.stint.cli.Connection;
import work.stint.cli.Transactions;
import work.stint.cli.option.ChainOptions;
import work.stint.cli.option.KeyOptions;
import work.stint.cli.term.Terminal;
import work.stint.protocol.crypto.PrivateKey;

/** {@code stint deploy}: once for each chain, by anyone. */
@CommandLine.Command(
        name = "deploy",
        description = "Put the escrow on a chain. Its address is the same everywhere; a second time does nothing.")
public final class Deploy extends Command {
    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    public Deploy(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Connection connection = chain.connect();
        boolean there = EscrowDeployment.isDeployed(connection.node());
        if (!there) {
            PrivateKey key = keys.open(terminal);
            if (!output.yes()) {
                terminal.confirm(key.address() + " pays the gas (about 5 million) to deploy the escrow on "
                        + connection.chain().name() + ". Go ahead?");
            }
            try (Outbox outbox =
                    Outbox.open(connection.data(), connection.chain().chainId())) {
                EscrowDeployment.deploy(Transactions.sender(terminal, connection, key, outbox));
                Transactions.allTold(connection, outbox);
            }
        }
        return new Answer(
                List.of("The escrow is at " + connection.escrow() + (there ? "; it was there already." : ".")),
                Answer.object()
                        .put("chainId", connection.chain().chainId())
                        .put("escrow", connection.escrow().toString())
                        .put("deployedNow", !there));
    }
}
