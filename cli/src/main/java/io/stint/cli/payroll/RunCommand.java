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
import io.stint.protocol.crypto.PrivateKey;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that begins a run. */
abstract class RunCommand extends PayrollCommand {
    @Mixin
    protected ChainOptions chain = new ChainOptions();

    @Mixin
    protected KeyOptions keys = new KeyOptions();

    RunCommand(Terminal terminal) {
        super(terminal);
    }

    protected abstract Kind kind();

    /** @throws io.stint.protocol.BadInput when something is wrong with what is wanted */
    protected abstract List<Planned> planned(Desk desk);

    /** Asks, writes the run down, and does it. */
    protected abstract Run carryOut(Desk desk, List<Planned> planned);

    @Override
    protected final Answer answer() {
        Connection connection = chain.connect().requireEscrow();
        AgreementFolder folder = AgreementFolder.read(agreements, connection);
        PrivateKey key = keys.open(terminal);
        RunStore store = RunStore.beside(agreements);
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            store.requireNoneOpen();
            Sender sender = Transactions.sender(terminal, connection, key, outbox);
            Transactions.finishEarlier(terminal, connection, outbox, sender);
            Desk desk = new Desk(
                    connection,
                    folder,
                    store,
                    key,
                    outbox,
                    sender,
                    connection.node().blockNumber());
            List<Planned> planned = planned(desk);
            return planned.isEmpty()
                    ? new Answer(
                            List.of("There is nothing to do."),
                            Answer.object().put("kind", kind().toString()).put("workers", 0))
                    : RunAnswer.of(carryOut(desk, planned), connection.chain().coin(), store);
        }
    }

    /** A run as it is before anything was done. */
    protected Run begin(Desk desk, List<Planned> planned, List<RunStep> steps, boolean batch) {
        Instant now = Instant.now();
        return new Run(
                desk.store().free(kind(), now),
                kind(),
                desk.connection().chain().chainId(),
                desk.connection().escrow(),
                desk.key().address(),
                desk.height(),
                now,
                batch,
                false,
                planned.stream().map(Planned::item).toList(),
                steps);
    }
}
