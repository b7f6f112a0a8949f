package io.stint.cli.payroll;

import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stint payroll resume}. */
@CommandLine.Command(
        name = "resume",
        description = "Bring a run to its end that was stopped; what was sent already is found and not sent again.")
final class Resume extends PayrollCommand {
    @Parameters(paramLabel = "RUN", description = "The run, as 'stint payroll status' calls it.")
    private String id = "";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    Resume(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        RunStore store = RunStore.beside(agreements);
        Run run = store.read(id);
        Connection connection = chain.connect().requireEscrow();
        PrivateKey key = keys.open(terminal);
        require(run, connection, key);
        if (run.finished()) {
            return RunAnswer.of(run, connection.chain().coin(), store);
        }
        confirm(List.of("The run " + run.id() + " goes on: " + run.wanted() + " for "
                + Transacting.count(run.items().size(), "worker") + ", " + run.stepsDone() + " of "
                + Transacting.count(run.steps().size(), "transaction") + " done."));
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            Run latest = store.read(run.id());
            Sender sender = Transactions.sender(terminal, connection, key, outbox);
            Run finished = run.kind() == Kind.APPROVE
                    ? Vouchers.sign(store, AgreementFolder.read(agreements, connection), latest, key)
                    : new Runner(terminal, connection, store, outbox, sender).finish(latest, true);
            return RunAnswer.of(finished, connection.chain().coin(), store);
        }
    }

    private static void require(Run run, Connection connection, PrivateKey key) {
        if (run.chainId() != connection.chain().chainId() || !run.escrow().equals(connection.escrow())) {
            throw new BadInput("the run is on chain " + run.chainId() + " with the escrow " + run.escrow()
                    + ", but the node is on chain " + connection.chain().chainId()
                    + "; choose another --chain or --rpc");
        }
        if (!run.by().equals(key.address())) {
            throw new BadInput("the run was begun by " + run.by() + ", and the key is of " + key.address());
        }
    }
}
