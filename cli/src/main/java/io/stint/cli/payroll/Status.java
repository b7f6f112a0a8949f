package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint payroll status}. */
@CommandLine.Command(name = "status", description = "List the runs, and how far each is. Asks no node.")
final class Status extends PayrollCommand {
    Status(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        List<Run> runs = RunStore.beside(agreements).all();
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object();
        ArrayNode list = json.putArray("runs");
        for (Run run : runs) {
            lines.add("%s  %s, %s, %s"
                    .formatted(
                            run.id(),
                            Transacting.count(run.items().size(), "worker"),
                            run.finished() ? run.moved() : run.wanted(),
                            state(run)));
            list.add(RunAnswer.json(run));
        }
        if (runs.isEmpty()) {
            lines.add("There are no runs in " + agreements.resolve("payroll") + ".");
        }
        return new Answer(lines, json);
    }

    private static String state(Run run) {
        return run.finished()
                ? "finished"
                : "NOT finished: " + run.stepsDone() + " of "
                        + Transacting.count(run.steps().size(), "transaction") + "; go on with 'stint payroll resume "
                        + run.id() + "'";
    }
}
