package io.stint.hub.payroll.run;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Goes on with runs. A step is written down before a wallet is asked for it, and nothing else of the run is asked for until
 * it is known what became of that one: so whoever closes the page, or opens two, pays once.
 */
final class RunDesk {
    private final Database database;
    private final Venues venues;
    private final Clock clock;

    RunDesk(Database database, Venues venues, Clock clock) {
        this.database = database;
        this.venues = venues;
        this.clock = clock;
    }

    /** As it was last known. */
    Run run(Address by, UUID id) {
        return database.with(h -> Runs.of(h, by, id));
    }

    /** A run with what the chain says of its steps now. */
    Run look(Address by, UUID id) {
        Run run = run(by, id);
        for (RunStep step : run.steps()) {
            if (step.isOpen() || step.state() == RunStep.State.MINED) {
                look(run, step);
            }
        }
        return run(by, id);
    }

    private void look(Run run, RunStep step) {
        Venue venue = venues.of(run.layer());
        learn(venue, run, step);
        StepLook.Found found = new StepLook(venue, run).of(step);
        // What used up the nonce may be the same step with a dearer price: first all blocks that there are must be
        // read.
        boolean unread = found instanceof StepLook.Gone && !new Traces(venue).hasReadAll();
        StepLook.Found last = unread ? new StepLook.Waiting() : traced(venue, run, step, found);
        database.transact(h -> {
            Run now = Runs.locked(h, run.id());
            RunStep same = now.steps().get(step.number());
            // Somebody else has looked since, or a wallet has answered: the next look sees what that came to.
            if (same.state() == step.state()
                    && same.tries().size() == step.tries().size()) {
                apply(h, now, same, last);
            }
        });
    }

    /** Nonces that the wallet did not tell. */
    private void learn(Venue venue, Run run, RunStep step) {
        step.tries().stream()
                .filter(attempt -> attempt.nonce().isEmpty())
                .flatMap(attempt -> venue.layer().node().transaction(attempt.transaction()).stream())
                .forEach(tx -> database.transact(h -> Steps.tried(
                        h,
                        run.id(),
                        step.number(),
                        tx.hash(),
                        Optional.empty(),
                        Optional.of(tx.nonce()),
                        clock.instant())));
    }

    private static void apply(Handle handle, Run run, RunStep step, StepLook.Found found) {
        switch (found) {
            case StepLook.InBlock block -> Steps.mined(handle, run, step, block);
            case StepLook.Gone _ -> Steps.undone(handle, run, step, RunStep.State.VOID);
            case StepLook.Waiting _, StepLook.Nowhere _, StepLook.Unseen _ -> {
                if (step.state() == RunStep.State.MINED) {
                    Steps.undone(handle, run, step, RunStep.State.SENT);
                }
            }
        }
    }

    /** With one that a wallet sent and nobody told of it is looked for again. */
    private StepLook.Found traced(Venue venue, Run run, RunStep step, StepLook.Found found) {
        // A wallet may have replaced one of which nobody here knows the nonce: what came of it is told by the chain
        // alone.
        boolean told = step.tries().stream().allMatch(attempt -> attempt.nonce().isPresent());
        if (found instanceof StepLook.InBlock || (found instanceof StepLook.Waiting && told)) {
            return found;
        }
        Optional<TxInfo> earlier = database.with(h -> new Traces(venue).find(h, run, step));
        earlier.ifPresent(tx -> database.transact(h -> {
            Runs.locked(h, run.id());
            Steps.tried(
                    h, run.id(), step.number(), tx.hash(), Optional.empty(), Optional.of(tx.nonce()), clock.instant());
        }));
        return earlier.<StepLook.Found>map(_ -> new StepLook.Waiting()).orElse(found);
    }

    /**
     * A wallet sent a step.
     *
     * @throws Problem when the transaction is somebody else's, or does something else
     */
    Run sent(Address by, UUID id, int number, Hash32 transaction) {
        Run run = run(by, id);
        if (number >= run.steps().size()) {
            throw Problem.notFound("The run has no step " + number + ".");
        }
        RunStep step = run.steps().get(number);
        Optional<TxInfo> known = venues.of(run.layer()).layer().node().transaction(transaction);
        if (known.filter(tx -> !tx.from().equals(by) || !tx.input().equals(step.data()))
                .isPresent()) {
            throw Problem.refused("The transaction " + transaction + " is not the one of this step.");
        }
        database.transact(h -> {
            Runs.locked(h, id);
            Steps.tried(h, id, number, transaction, Optional.empty(), known.map(TxInfo::nonce), clock.instant());
        });
        return look(by, id);
    }

    /** Puts it aside; what was sent goes on. */
    Run putAside(Address by, UUID id) {
        Run run = look(by, id);
        database.transact(h -> Steps.end(h, run, clock.instant()));
        return run(by, id);
    }

    /** Whether a transaction of this wallet is on its way: until it is in a block nobody can tell which one. */
    static boolean isBusy(Node node, Address wallet) {
        return node.pendingNonce(wallet) > node.nonce(wallet);
    }

    Venue venue(Run run) {
        return venues.of(run.layer());
    }

    Database database() {
        return database;
    }

    Clock clock() {
        return clock;
    }

    /** Items of a step or a run that wait. */
    static List<RunItem> waiting(Run run) {
        return run.items().stream().filter(RunItem::waits).toList();
    }
}
