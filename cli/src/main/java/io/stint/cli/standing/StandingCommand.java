package io.stint.cli.standing;

import io.stint.cli.Command;
import io.stint.cli.option.Passwords;
import io.stint.cli.term.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command about lent keys, which are kept beside agreement files. */
abstract class StandingCommand extends Command {
    @Option(
            names = "--agent-password-file",
            paramLabel = "FILE",
            description =
                    "File whose first line is the password of the lent key; else STINT_PASSWORD, else a question.")
    private @Nullable Path agentPasswordFile;

    StandingCommand(Terminal terminal) {
        super(terminal);
    }

    protected final char[] agentPassword() {
        return Passwords.existing(terminal, Optional.ofNullable(agentPasswordFile));
    }

    protected final char[] freshAgentPassword() {
        return Passwords.fresh(terminal, Optional.ofNullable(agentPasswordFile));
    }
}
