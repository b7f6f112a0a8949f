package io.stint.hub.payroll.run;

import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.hub.wallet.Passage;
import io.stint.hub.web.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Lets at most one transaction of a step of a run ever be mined: each is written down before a node gets it, and a further
 * one for the same step must have the same nonce as those before.
 */
public final class RunGate implements Passage {
    private final Database database;
    private final Clock clock;

    public RunGate(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Place(UUID run, int step) {}

    @Override
    public void check(SignedTransaction transaction, Layer layer) {
        database.transact(h -> place(h, transaction).ifPresent(place -> admit(h, place, transaction)));
    }

    /** The step that does the same; one that is open before those that are over. */
    private static Optional<Place> place(Handle handle, SignedTransaction transaction) {
        UnsignedTransaction contents = transaction.unsigned();
        return handle.createQuery("""
                        select s.run, s.number from payroll_step s
                            join payroll_run r on r.id = s.run join layer l on l.id = r.layer
                        where sha256(s.data) = sha256(:data) and s.data = :data and s.value = :value and r.by = :by
                            and l.chain_id = :chain and l.escrow = :to
                        order by s.state in ('asked', 'sent') desc, s.asked_at desc limit 1""")
                .bind("data", contents.data())
                .bind("value", contents.value())
                .bind("by", transaction.from())
                .bind("chain", transaction.chainId())
                .bind("to", contents.to().orElse(null))
                .map(row -> new Place(row.getColumn("run", UUID.class), row.getColumn("number", Integer.class)))
                .findOne();
    }

    private void admit(Handle handle, Place place, SignedTransaction transaction) {
        RunStep step = Runs.locked(handle, place.run()).steps().get(place.step());
        boolean known =
                step.tries().stream().anyMatch(attempt -> attempt.transaction().equals(transaction.hash()));
        if (known) {
            return;
        }
        if (!step.isOpen()) {
            throw Problem.conflict(
                    "This step of your list of pay is over: it was sent before, or given up. Nothing was sent now.");
        }
        boolean beside =
                step.tries().stream().anyMatch(attempt -> !attempt.nonce().equals(Optional.of(transaction.nonce())));
        if (beside) {
            throw Problem.conflict("This step of your list of pay is on its way already, as transaction "
                    + step.tries().getLast().transaction() + ". Nothing was sent a second time.");
        }
        Steps.tried(
                handle,
                place.run(),
                place.step(),
                transaction.hash(),
                Optional.of(transaction.raw()),
                Optional.of(transaction.nonce()),
                clock.instant());
    }
}
