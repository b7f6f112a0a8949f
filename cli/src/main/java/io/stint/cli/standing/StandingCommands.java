package io.stint.cli.standing;

import io.stint.cli.Group;
import io.stint.cli.term.Terminal;
import picocli.CommandLine;

/** {@code stint standing ...}. */
public final class StandingCommands {
    private StandingCommands() {}

    public static CommandLine all(Terminal terminal) {
        return new CommandLine(new Standing())
                .addSubcommand(new Give(terminal))
                .addSubcommand(new ShowRight(terminal))
                .addSubcommand(new RunAgent(terminal))
                .addSubcommand(new Stop(terminal));
    }

    @CommandLine.Command(
            name = "standing",
            description =
                    "Let a key of this machine approve running hours, so that they are secured while they are worked.")
    private static final class Standing extends Group {}
}
