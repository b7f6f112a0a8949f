package io.stint.cli;

import io.stint.cli.option.OutputOptions;
import io.stint.cli.term.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that answers once, in words or as JSON. */
public abstract class Command implements Callable<Integer> {
    protected final Terminal terminal;

    @Mixin
    protected OutputOptions output = new OutputOptions();

    protected Command(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public final Integer call() {
        Answer answer = answer();
        if (output.json()) {
            terminal.out().println(answer.json());
        } else {
            answer.lines().forEach(terminal.out()::println);
        }
        return exitCode(answer);
    }

    protected abstract Answer answer();

    /** 0, unless the command is a question whose answer can be no. */
    protected int exitCode(Answer answer) {
        return 0;
    }
}
