package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.cli.term.Words;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a run is told. */
final class RunAnswer {
    private RunAnswer() {}

    static Answer of(Run run, Token coin, RunStore store) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %s."
                .formatted(
                        run.kind().done(),
                        Transacting.count(run.items().size(), "worker"),
                        run.finished() ? run.moved() : run.wanted()));
        run.items().stream()
                .filter(item ->
                        item.moved().filter(sum -> !sum.equals(item.amount())).isPresent())
                .forEach(item -> lines.add("  " + item.label() + ": "
                        + Words.money(item.moved().orElseThrow(), item.token()) + " instead of " + item.money()
                        + "; the agreement changed meanwhile"));
        if (!run.steps().isEmpty()) {
            lines.add(run.stepsDone() + " of " + Transacting.count(run.steps().size(), "transaction")
                    + " in blocks; gas cost " + Words.money(run.fees(), coin) + ".");
        }
        lines.add("The run is " + run.id() + ", in " + store.file(run.id()) + ".");
        return new Answer(lines, json(run).put("file", store.file(run.id()).toString()));
    }

    /** What every answer about a run has. */
    static ObjectNode json(Run run) {
        ObjectNode json = Answer.object()
                .put("run", run.id())
                .put("kind", run.kind().toString())
                .put("finished", run.finished())
                .put("workers", run.items().size())
                .put("transactions", run.steps().size())
                .put("transactionsDone", run.stepsDone());
        put(json.putObject("wanted"), run.wanted());
        put(json.putObject("moved"), run.moved());
        json.put("fees", run.fees().wei().toString());
        RunJson.putSteps(json, run.steps());
        return json;
    }

    /** By symbol, in the smallest unit. */
    static void put(ObjectNode node, Totals totals) {
        for (Money sum : totals.sums()) {
            node.put(sum.token().symbol(), sum.amount().wei().toString());
        }
    }
}
