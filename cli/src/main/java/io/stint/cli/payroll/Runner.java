package io.stint.cli.payroll;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.chain.send.TransactionFailed;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.cli.Connection;
import io.stint.cli.term.Terminal;
import java.util.Optional;

/**
 * Works a run off, one transaction after the other. The run is on the disk before its first transaction and after each;
 * a transaction is in the outbox before the node has it, and is told there only when the run knows it. So one that an
 * earlier command signed is found again, in the outbox or on the chain, and not sent twice.
 */
final class Runner {
    private final Terminal terminal;
    private final Connection connection;
    private final RunStore store;
    private final Outbox outbox;
    private final Sender sender;

    Runner(Terminal terminal, Connection connection, RunStore store, Outbox outbox, Sender sender) {
        this.terminal = terminal;
        this.connection = connection;
        this.store = store;
        this.outbox = outbox;
        this.sender = sender;
    }

    /**
     * Sends what is left of it.
     *
     * @param resumed whether an earlier command may have sent some of it
     * @throws io.stint.protocol.StintException when a transaction was refused, failed or is in no block yet; the run can
     *     be resumed
     */
    Run finish(Run begun, boolean resumed) {
        Run run = begun;
        if (resumed) {
            run.steps().forEach(step -> step.mined().ifPresent(mined -> outbox.told(mined.transaction())));
        }
        for (int i = 0; i < run.steps().size(); i++) {
            if (run.steps().get(i).mined().isEmpty()) {
                run = step(run, i, resumed);
            }
        }
        return run;
    }

    private Run step(Run run, int number, boolean resumed) {
        RunStep step = run.steps().get(number);
        Traces traces = new Traces(connection, run);
        Optional<Receipt> earlier = resumed && !isInOutbox(step) ? traces.earlier(step) : Optional.empty();
        Receipt receipt = earlier.orElseGet(() -> send(step));
        RunStep.Mined mined = RunStep.Mined.of(receipt, connection.node().gasPrice());
        Run next = run.afterStep(number, mined, traces.moved(step, mined.transaction()));
        store.write(next);
        outbox.told(mined.transaction());
        terminal.progress("transaction " + (number + 1) + " of " + run.steps().size() + ": "
                + (step.from() + step.count()) + " of " + run.items().size() + " workers, gas " + mined.gas() + ", "
                + mined.transaction().hex());
        return next;
    }

    private Receipt send(RunStep step) {
        try {
            return sender.await(sender.submit(step.action(connection.escrow())));
        } catch (TransactionFailed e) {
            outbox.told(e.receipt().transaction());
            throw e;
        }
    }

    private boolean isInOutbox(RunStep step) {
        Action action = step.action(connection.escrow());
        return outbox.untold().stream()
                .filter(transaction -> transaction.from().equals(sender.address()))
                .map(SignedTransaction::unsigned)
                .anyMatch(left -> does(left, action));
    }

    private static boolean does(UnsignedTransaction left, Action action) {
        return left.to().equals(action.to())
                && left.value().equals(action.value())
                && left.data().equals(action.data());
    }
}
