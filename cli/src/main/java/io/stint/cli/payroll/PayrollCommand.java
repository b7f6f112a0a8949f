package io.stint.cli.payroll;

import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A command about the agreements of one folder. */
abstract class PayrollCommand extends Command {
    @Option(
            names = "--agreements",
            paramLabel = "DIR",
            description = "The folder of the agreement files, in which 'payroll' keeps its runs; the current one by"
                    + " default.")
    protected Path agreements = Path.of(".");

    PayrollCommand(Terminal terminal) {
        super(terminal);
    }

    /** Shows what is about to happen, and asks. */
    protected void confirm(List<String> summary) {
        if (!output.json()) {
            summary.forEach(terminal::progress);
        }
        if (!output.yes()) {
            terminal.confirm("Go ahead?");
        }
    }
}
