package io.stint.hub.payroll.run;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.send.Quote;
import io.stint.chain.send.TooMuchGas;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a browser is to do next for a run, and the writing down of it before. */
final class NextStep {
    private final RunDesk desk;
    private final LostStep lost;

    NextStep(RunDesk desk) {
        this.desk = desk;
        this.lost = new LostStep(desk);
    }

    /** What is to be done. */
    sealed interface Todo {}

    /** Nothing: all that could be done is done. */
    record Nothing() implements Todo {}

    /** Wait, and ask again: a transaction is on its way, or the hub still reads the chain. */
    record Wait() implements Todo {}

    /** A wallet was asked for this step and nobody told what came of it; whoever asks again says so. */
    record Asked(RunStep step) implements Todo {}

    /** No node has seen what a wallet sent for this step; whoever says that the wallet gave it up frees its items. */
    record Lost(RunStep step, List<Hash32> transactions) implements Todo {
        Lost {
            transactions = List.copyOf(transactions);
        }
    }

    /** Let the escrow take a token; then ask again. */
    record Allow(Money sum, Quote quote) implements Todo {}

    /** Have this transaction sent. */
    record Send(int step, int items, Quote quote) implements Todo {}

    /** Have these vouchers signed. */
    record Sign(List<RunItem> items) implements Todo {
        Sign {
            items = List.copyOf(items);
        }
    }

    /**
     * What the payer says, who alone sees the wallet.
     *
     * @param again whether the wallet may be asked once more for a step of which nothing came
     * @param lost transactions that the wallet shows as cancelled or failed
     */
    record Word(boolean again, List<Hash32> lost) {
        Word {
            lost = List.copyOf(lost);
        }
    }

    /** @throws Problem when the wallet cannot pay for it */
    Todo of(Address by, UUID id, Word word) {
        Run run = desk.look(by, id);
        Venue venue = desk.venue(run);
        if (!run.isUnfinished()) {
            desk.database().transact(h -> Steps.end(h, run, desk.clock().instant()));
            return new Nothing();
        }
        goOn(run);
        if (run.kind() == RunKind.APPROVE) {
            return new VoucherStep(desk).of(run);
        }
        Node node = venue.layer().node();
        boolean busy = RunDesk.isBusy(node, by);
        Optional<RunStep> open = run.open();
        if (open.isPresent()) {
            return busy ? new Wait() : goOn(venue, run, open.get(), word);
        }
        return busy ? new Wait() : fresh(venue, run);
    }

    /** A run that was put aside is taken up. */
    private void goOn(Run run) {
        if (run.endedAt().isEmpty()) {
            return;
        }
        desk.database().transact(h -> {
            if (Runs.open(h, run.by(), run.layer()).isPresent()) {
                throw Problem.conflict(
                        "Another run is open. Finish it, or put it aside, before you go on with this one.");
            }
            Steps.reopen(h, run);
        });
    }

    private Todo goOn(Venue venue, Run run, RunStep step, Word word) {
        if (step.tries().isEmpty()) {
            return isWaiting(venue, run, step) ? new Wait() : anew(venue, run, step, word.again());
        }
        return switch (new StepLook(venue, run).of(step)) {
            case StepLook.Nowhere _ -> anew(venue, run, step, word.again());
            case StepLook.Unseen unseen -> lost.of(venue, run, step, unseen, word.lost());
            case StepLook.InBlock _, StepLook.Waiting _, StepLook.Gone _ -> new Wait();
        };
    }

    /** Whether the step's transaction, of which nobody told, may have come since it was looked for. */
    private boolean isWaiting(Venue venue, Run run, RunStep step) {
        boolean used = venue.layer().node().nonce(run.by()) > step.askedNonce();
        Traces traces = new Traces(venue);
        return used
                && (!traces.hasReadAll()
                        || desk.database().with(h -> traces.find(h, run, step)).isPresent());
    }

    /** The same bytes of data once more: the step does what it did, whoever asks. */
    private Todo anew(Venue venue, Run run, RunStep step, boolean again) {
        if (step.bulk() == Bulk.PAY
                && step.tries().isEmpty()
                && !desk.database().with(h -> isStillRight(h, run, step))) {
            // Nobody signed it, and it would pay less than is due now: its items are looked at anew.
            desk.database().transact(h -> Steps.undone(h, Runs.locked(h, run.id()), step, RunStep.State.VOID));
            return new Wait();
        }
        if (!again) {
            return new Asked(step);
        }
        try {
            Quote quote = new Fitting(venue.layer(), run.by()).quote(step.data(), step.value());
            long nonce = venue.layer().node().nonce(run.by());
            desk.database().transact(h -> {
                Runs.locked(h, run.id());
                Steps.askAgain(h, run, step, nonce, desk.clock().instant());
            });
            return new Send(step.number(), step.items().size(), quote);
        } catch (Reverted | TooMuchGas e) {
            if (step.tries().isEmpty()) {
                // Nobody signed it, and what the escrow refuses now nobody should: its items are looked at anew.
                desk.database().transact(h -> Steps.undone(h, Runs.locked(h, run.id()), step, RunStep.State.VOID));
                return new Wait();
            }
            throw Problem.refused(String.valueOf(e.getMessage()));
        }
    }

    /** Whether nothing has come of its agreements since that keeps it from doing what it is for. */
    private static boolean isStillRight(Handle handle, Run run, RunStep step) {
        List<RunItem> items = run.itemsOf(step);
        Map<Hash32, Deal> deals =
                Deals.of(handle, items.stream().map(RunItem::agreement).toList());
        try {
            items.forEach(item -> Calls.of(step.bulk(), item, Optional.ofNullable(deals.get(item.agreement()))));
            return true;
        } catch (BadInput _) {
            return false;
        }
    }

    private Todo fresh(Venue venue, Run run) {
        Optional<Run.Next> next = run.next();
        if (next.isEmpty()) {
            return new Wait();
        }
        Bulk bulk = next.get().bulk();
        Map<Hash32, Deal> deals = desk.database()
                .with(h -> Deals.of(
                        h, next.get().items().stream().map(RunItem::agreement).toList()));
        List<Fitting.Part> parts = new ArrayList<>();
        for (RunItem item : next.get().items()) {
            try {
                parts.add(
                        new Fitting.Part(item, Calls.of(bulk, item, Optional.ofNullable(deals.get(item.agreement())))));
            } catch (BadInput e) {
                fail(run, item, String.valueOf(e.getMessage()));
            }
        }
        if (bulk.takes() && !parts.isEmpty()) {
            Optional<TokenAllowance.Missing> missing = new TokenAllowance(venue, run.by())
                    .first(parts.stream().map(Fitting.Part::item).toList());
            if (missing.isPresent()) {
                return new Allow(missing.get().sum(), missing.get().quote());
            }
        }
        return parts.isEmpty() ? new Wait() : send(venue, run, bulk, parts);
    }

    private Todo send(Venue venue, Run run, Bulk bulk, List<Fitting.Part> parts) {
        Fitting.Fit fit = new Fitting(venue.layer(), run.by()).first(bulk, parts);
        if (fit.quote().isEmpty()) {
            fail(run, fit.parts().getFirst().item(), fit.refused());
            return new Wait();
        }
        RunStep step = new RunStep(
                run.steps().size(),
                bulk,
                fit.parts().stream().map(part -> part.item().number()).toList(),
                fit.data(),
                fit.value(),
                RunStep.State.ASKED,
                venue.layer().node().nonce(run.by()),
                List.of(),
                Optional.empty());
        return desk.database().inTransaction(h -> ask(h, run, step, fit.ready()));
    }

    /** Of two pages that ask at the same time one gets the step. */
    private Todo ask(Handle handle, Run run, RunStep step, Quote quote) {
        Run now = Runs.locked(handle, run.id());
        if (now.steps().size() != step.number()) {
            return now.open().<Todo>map(Asked::new).orElseGet(Wait::new);
        }
        if (step.bulk() == Bulk.PAY) {
            Vouchers.lock(
                    handle, now.itemsOf(step).stream().map(RunItem::agreement).toList());
            if (!isStillRight(handle, now, step)) {
                return new Wait();
            }
        }
        Steps.ask(handle, now, step, desk.clock().instant());
        return new Send(step.number(), step.items().size(), quote);
    }

    private void fail(Run run, RunItem item, String why) {
        desk.database().transact(h -> Steps.fail(h, Runs.locked(h, run.id()), item, why));
    }
}
