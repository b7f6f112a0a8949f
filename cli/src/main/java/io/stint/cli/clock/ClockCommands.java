package io.stint.cli.clock;

import io.stint.cli.Group;
import io.stint.cli.term.Terminal;
import picocli.CommandLine;

/** {@code stint clock ...}. */
public final class ClockCommands {
    private ClockCommands() {}

    public static CommandLine all(Terminal terminal) {
        return new CommandLine(new Clock())
                .addSubcommand(new In(terminal))
                .addSubcommand(new Out(terminal))
                .addSubcommand(new Status(terminal))
                .addSubcommand(new Add(terminal))
                .addSubcommand(new Edit(terminal))
                .addSubcommand(new HandInCommand(terminal));
    }

    @CommandLine.Command(name = "clock", description = "A worker's hours for one agreement, kept beside its file.")
    private static final class Clock extends Group {}
}
