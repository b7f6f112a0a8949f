package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.cli.Files;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.payroll.RunRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint payroll export}. */
@CommandLine.Command(
        name = "export",
        description = "Write a run as RUN.csv and RUN.json: who got what, by which transaction. Asks no node.")
final class Export extends PayrollCommand {
    @Parameters(paramLabel = "RUN", description = "The run, as 'stint payroll status' calls it.")
    private String id = "";

    @Option(names = "--to", paramLabel = "DIR", description = "The folder to write to; the current one by default.")
    private Path to = Path.of(".");

    Export(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Run run = RunStore.beside(agreements).read(id);
        Path csv = to.resolve(run.id() + ".csv");
        Path json = to.resolve(run.id() + ".json");
        if (json.toAbsolutePath()
                .normalize()
                .equals(RunStore.beside(agreements)
                        .file(run.id())
                        .toAbsolutePath()
                        .normalize())) {
            throw new BadInput("that would be written over the run itself; choose another folder with --to");
        }
        ObjectNode export = RunAnswer.json(run)
                .put("chainId", run.chainId())
                .put("escrow", run.escrow().toString())
                .put("by", run.by().toString())
                .put("createdAt", run.createdAt().getEpochSecond());
        ArrayNode items = export.putArray("items");
        run.items().forEach(item -> {
            ObjectNode node = RunJson.item(item);
            transaction(run, item)
                    .ifPresent(mined -> node.put("tx", mined.transaction().hex()));
            items.add(node);
        });
        Files.replace(csv, csv(run));
        Files.replace(json, export + "\n");
        return new Answer(
                List.of("Written to " + csv + " and " + json + "."),
                export.put("csv", csv.toString()).put("file", json.toString()));
    }

    private static String csv(Run run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(RunRow.COLUMNS);
        run.items().forEach(item -> rows.add(row(run, item).cells()));
        return CsvTable.of(rows);
    }

    private static RunRow row(Run run, RunItem item) {
        return new RunRow(
                run.id(),
                run.kind().toString(),
                item.label(),
                item.worker(),
                item.agreement(),
                item.money(),
                item.movedMoney(),
                item.memo(),
                item.about(),
                transaction(run, item).map(mined -> new RunRow.InBlock(mined.transaction(), mined.block())));
    }

    /** The one that paid; of a bonus not the one that put it in. */
    private static Optional<RunStep.Mined> transaction(Run run, RunItem item) {
        int number = run.items().indexOf(item);
        return run.steps().stream()
                .filter(step -> step.from() <= number && number < step.from() + step.count())
                .reduce((first, last) -> last)
                .flatMap(RunStep::mined);
    }
}
