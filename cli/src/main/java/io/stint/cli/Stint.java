package io.stint.cli;

import io.stint.cli.agreement.AgreementCommands;
import io.stint.cli.chain.ChainStatus;
import io.stint.cli.chain.Deploy;
import io.stint.cli.clock.ClockCommands;
import io.stint.cli.credit.CreditShow;
import io.stint.cli.credit.CreditWithdraw;
import io.stint.cli.demo.Demo;
import io.stint.cli.hub.BackupCommand;
import io.stint.cli.hub.DoctorCommand;
import io.stint.cli.hub.HubCommand;
import io.stint.cli.hub.RebuildCommand;
import io.stint.cli.hub.RehearseCommand;
import io.stint.cli.hub.RestoreCommand;
import io.stint.cli.key.KeyImport;
import io.stint.cli.key.KeyNew;
import io.stint.cli.key.KeyShow;
import io.stint.cli.payroll.PayrollCommands;
import io.stint.cli.rate.RateCommand;
import io.stint.cli.report.ReportCommand;
import io.stint.cli.reputation.ReputationCommand;
import io.stint.cli.standing.StandingCommands;
import io.stint.cli.term.Terminal;
import io.stint.cli.verify.Verify;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code stint} and all that it can do. */
@Command(
        name = "stint",
        mixinStandardHelpOptions = true,
        version = "stint 0.1.0",
        description = "Secure part-time work on Bitcoin layer 2s.",
        footer = {
            "",
            "Exit codes: 0 done; 1 refused or not verified; 2 wrong input; 3 the node or the chain is not what it"
                    + " should be."
        })
public final class Stint extends Group {
    private Stint() {}

    /** Runs one command line and returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        int code = all(terminal).execute(arguments);
        terminal.answered();
        return code;
    }

    private static CommandLine all(Terminal terminal) {
        CommandLine key = new CommandLine(new Key())
                .addSubcommand(new KeyNew(terminal))
                .addSubcommand(new KeyImport(terminal))
                .addSubcommand(new KeyShow(terminal));
        CommandLine chain = new CommandLine(new Chain()).addSubcommand(new ChainStatus(terminal));
        CommandLine credit = new CommandLine(new Credit())
                .addSubcommand(new CreditShow(terminal))
                .addSubcommand(new CreditWithdraw(terminal));
        CommandLine all = new CommandLine(new Stint())
                .addSubcommand(new Demo(terminal))
                .addSubcommand(new HubCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new RebuildCommand(terminal))
                .addSubcommand(new RehearseCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(AgreementCommands.all(terminal))
                .addSubcommand(ClockCommands.all(terminal))
                .addSubcommand(PayrollCommands.all(terminal))
                .addSubcommand(StandingCommands.all(terminal))
                .addSubcommand(new Verify(terminal))
                .addSubcommand(new ReputationCommand(terminal))
                .addSubcommand(new RateCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(credit)
                .addSubcommand(key)
                .addSubcommand(chain)
                .addSubcommand(new Deploy(terminal));
        all.getSubcommands().values().forEach(Stint::addHelp);
        Failures failures = new Failures(terminal);
        return all.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }

    /** To a command and all below it. */
    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("--help")
                            .usageHelp(true)
                            .description("Show this and end.")
                            .build());
        }
        command.getSubcommands().values().forEach(Stint::addHelp);
    }

    @Command(name = "key", description = "Keys in encrypted keystore files, as other wallets use them.")
    private static final class Key extends Group {}

    @Command(name = "credit", description = "Fees, and money that a receiver refused: it waits in the escrow.")
    private static final class Credit extends Group {}

    @Command(name = "chain", description = "The layer 2.")
    private static final class Chain extends Group {}
}
