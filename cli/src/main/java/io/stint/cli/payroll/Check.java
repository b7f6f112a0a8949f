package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.payroll.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint payroll check}: what would be done, and what is wrong, without doing it. */
@CommandLine.Command(
        name = "check",
        description = "Look at a list without doing anything: sums, and every problem with its line and column.")
final class Check extends PayrollCommand {
    private static final int WRONG_INPUT = 2;

    @Parameters(paramLabel = "LIST", description = "The list of pay in CSV.")
    private Path list = Path.of("");

    @Option(
            names = "--for",
            paramLabel = "WHAT",
            description = "What it is meant for: open, topup, approve, pay (the default) or bonus.")
    private String what = "pay";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    Check(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Kind kind = Kind.parse(what);
        Connection connection = chain.connect().requireEscrow();
        AgreementFolder folder = AgreementFolder.read(agreements, connection);
        Roll roll = Roll.read(connection, folder, list, kind.needsMemo());
        List<Problem> problems = new ArrayList<>(roll.problems());
        List<Planned> planned = Desk.plan(new Planner(kind, connection, Optional.empty()), roll.wanted(), problems);
        problems.sort(Comparator.comparingLong(Problem::line));
        Totals totals = Totals.of(planned.stream().map(p -> p.item().money()).toList());
        return new Answer(lines(planned, totals, problems), json(planned, totals, problems));
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().path("problems").isEmpty() ? 0 : WRONG_INPUT;
    }

    private List<String> lines(List<Planned> planned, Totals totals, List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(list + ", " + problem));
        planned.stream()
                .filter(one -> !one.warning().isEmpty())
                .forEach(one -> lines.add(one.item().label() + ": " + one.warning()));
        lines.add(Transacting.count(planned.size(), "line") + " fine"
                + (planned.isEmpty() ? "" : ", " + totals) + "; "
                + Transacting.count(problems.size(), "problem") + ". Nothing was sent.");
        return lines;
    }

    private static ObjectNode json(List<Planned> planned, Totals totals, List<Problem> problems) {
        ObjectNode json = Answer.object().put("workers", planned.size());
        RunAnswer.put(json.putObject("wanted"), totals);
        ArrayNode warnings = json.putArray("warnings");
        planned.stream()
                .filter(one -> !one.warning().isEmpty())
                .forEach(one ->
                        warnings.addObject().put("worker", one.item().label()).put("warning", one.warning()));
        ArrayNode list = json.putArray("problems");
        problems.forEach(problem -> list.addObject()
                .put("line", problem.line())
                .put("column", problem.column())
                .put("problem", problem.what()));
        return json;
    }
}
