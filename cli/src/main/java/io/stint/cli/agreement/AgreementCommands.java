package io.stint.cli.agreement;

import io.stint.cli.Group;
import io.stint.cli.term.Terminal;
import picocli.CommandLine;

/** {@code stint agreement ...}. */
public final class AgreementCommands {
    private AgreementCommands() {}

    public static CommandLine all(Terminal terminal) {
        return new CommandLine(new Agreement())
                .addSubcommand(new ScopeCommand(terminal))
                .addSubcommand(new Draft(terminal))
                .addSubcommand(new Sign(terminal))
                .addSubcommand(new Open(terminal))
                .addSubcommand(new TopUp(terminal))
                .addSubcommand(new Approve(terminal))
                .addSubcommand(new Delegate(terminal))
                .addSubcommand(new Draw(terminal))
                .addSubcommand(new MakeClaim(terminal))
                .addSubcommand(new Retract(terminal))
                .addSubcommand(new Concede(terminal))
                .addSubcommand(new ObjectTo(terminal))
                .addSubcommand(new Collect(terminal))
                .addSubcommand(new Rule(terminal))
                .addSubcommand(new Lapse(terminal))
                .addSubcommand(new Close(terminal))
                .addSubcommand(new Notice(terminal))
                .addSubcommand(new Withdraw(terminal))
                .addSubcommand(new Quit(terminal))
                .addSubcommand(new ParticularsCommand(terminal))
                .addSubcommand(new Show(terminal));
    }

    @CommandLine.Command(name = "agreement", description = "Everything about one agreement, kept in a file.")
    private static final class Agreement extends Group {}
}
