package io.stint.cli;

import io.stint.chain.escrow.NoToken;
import io.stint.chain.escrow.NotDeployed;
import io.stint.chain.profile.WrongChain;
import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.cli.term.Terminal;
import io.stint.hub.money.NoRate;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong, in the form that was asked for, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String JSON = "--json";
    private static final String UNEXPECTED =
            "this should not happen; please report it with the lines that follow. Look with 'stint agreement show'"
                    + " before you try again: ";
    private static final int REFUSED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int WRONG_CHAIN = 3;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (!(failure instanceof StintException)) {
            tell(new IllegalStateException(UNEXPECTED + failure, failure), REFUSED, json(arguments.originalArgs()));
            failure.printStackTrace(terminal.err());
            return REFUSED;
        }
        int code = code(failure);
        tell(failure, code, json(arguments.originalArgs()));
        return code;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        boolean json = json(List.of(arguments));
        tell(failure, WRONG_INPUT, json);
        if (!json && !UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            failure.getCommandLine().usage(command.getErr());
        }
        return WRONG_INPUT;
    }

    private static boolean json(List<String> arguments) {
        return arguments.contains(JSON);
    }

    private void tell(Exception failure, int code, boolean json) {
        if (json) {
            terminal.out()
                    .println(Answer.object().put("error", failure.getMessage()).put("exitCode", code));
        }
        terminal.err().println("stint: " + failure.getMessage());
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case BadInput _, NoToken _ -> WRONG_INPUT;
            case NoRate rate when rate.getCause() instanceof StintException cause -> code(cause);
            case NodeUnreachable _ -> WRONG_CHAIN;
            case BadAnswer _ -> WRONG_CHAIN;
            case NodeError _ -> WRONG_CHAIN;
            case WrongChain _ -> WRONG_CHAIN;
            case NotDeployed _ -> WRONG_CHAIN;
            default -> REFUSED;
        };
    }
}
