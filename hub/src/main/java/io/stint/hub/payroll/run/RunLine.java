package io.stint.hub.payroll.run;

import io.stint.hub.web.Dates;
import io.stint.hub.web.Texts;

/**
 * A run in the list of runs.
 *
 * @param state in words
 * @param done whether nothing is left to do
 */
public record RunLine(String id, String kind, String when, int workers, String state, boolean done) {
    static RunLine of(Runs.Brief run, Texts texts) {
        String state = run.left() == 0 ? "done" : run.ended() ? "aside" : "open";
        return new RunLine(
                run.id().toString(),
                texts.of("many.kind." + run.kind().word()),
                Dates.in(texts.locale()).minute(run.createdAt()),
                run.workers(),
                texts.of("many.state." + state, run.left()),
                run.left() == 0);
    }
}
