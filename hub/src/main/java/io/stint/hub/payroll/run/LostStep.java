package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Venue;
import io.stint.protocol.value.Hash32;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A step whose transactions a wallet told of, which no node has seen and whose place others of that wallet have taken by
 * now. Only its owner sees in the wallet what became of them: whoever says that they are cancelled or failed makes the
 * step void, and its items free.
 */
final class LostStep {
    private final RunDesk desk;

    LostStep(RunDesk desk) {
        this.desk = desk;
    }

    /** @param lost what the payer says of which transactions */
    NextStep.Todo of(Venue venue, Run run, RunStep step, StepLook.Unseen unseen, List<Hash32> lost) {
        Traces traces = new Traces(venue);
        if (!traces.hasReadAll()
                || desk.database().with(h -> traces.find(h, run, step)).isPresent()) {
            return new NextStep.Wait();
        }
        if (!lost.containsAll(unseen.transactions())) {
            return new NextStep.Lost(step, unseen.transactions());
        }
        desk.database().transact(h -> giveUp(h, run, step));
        return new NextStep.Wait();
    }

    private static void giveUp(Handle handle, Run run, RunStep step) {
        Run now = Runs.locked(handle, run.id());
        RunStep same = now.steps().get(step.number());
        // A hash that another window told meanwhile is not among those that the payer has looked for.
        if (same.state() == step.state() && same.tries().equals(step.tries())) {
            Steps.undone(handle, now, same, RunStep.State.VOID);
        }
    }
}
