package io.stint.cli.chain;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.send.Outbox;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.crypto.PrivateKey;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

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
