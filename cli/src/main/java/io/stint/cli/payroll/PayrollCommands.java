package io.stint.cli.payroll;

import io.stint.cli.Group;
import io.stint.cli.term.Terminal;
import picocli.CommandLine;

/** {@code stint payroll ...}. */
public final class PayrollCommands {
    private PayrollCommands() {}

    public static CommandLine all(Terminal terminal) {
        return new CommandLine(new Payroll())
                .addSubcommand(new Template(terminal))
                .addSubcommand(new Check(terminal))
                .addSubcommand(new OpenAll(terminal))
                .addSubcommand(new TopUpAll(terminal))
                .addSubcommand(new ApproveAll(terminal))
                .addSubcommand(new PayAll(terminal))
                .addSubcommand(new BonusAll(terminal))
                .addSubcommand(new Status(terminal))
                .addSubcommand(new Resume(terminal))
                .addSubcommand(new Export(terminal));
    }

    @CommandLine.Command(
            name = "payroll",
            description = "Many agreements at once, by a list in CSV: open, top up, approve, pay.")
    private static final class Payroll extends Group {}
}
