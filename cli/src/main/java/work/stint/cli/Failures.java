package work.stint.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import work.stint.chain.escrow.NotDeployed;
import work.stint.chain.profile.WrongChain;
import work.stint.chain.rpc.BadAnswer;
import work.stint.chain.rpc.NodeError;
import work.stint.chain.rpc.NodeUnreachable;
import work.stint.cli.term.Terminal;
import work.stint.protocol.BadInput;
import work.stint.protocol.StintException;

/** Tells what went wrong, in the form that was asked for, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {
    private static final int REFUSED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int WRONG_CHAIN = 3;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        if (!(failure instanceof StintException)) {
            throw failure;
        }
        int code = code(failure);
        if (arguments.hasMatchedOption("--json")) {
            terminal.out()
                    .println(Answer.object().put("error", failure.getMessage()).put("exitCode", code));
        }
        terminal.err().println("stint: " + failure.getMessage());
        return code;
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case BadInput _ -> WRONG_INPUT;
            case NodeUnreachable _ -> WRONG_CHAIN;
            case BadAnswer _ -> WRONG_CHAIN;
            case NodeError _ -> WRONG_CHAIN;
            case WrongChain _ -> WRONG_CHAIN;
            case NotDeployed _ -> WRONG_CHAIN;
            default -> REFUSED;
        };
    }
}
