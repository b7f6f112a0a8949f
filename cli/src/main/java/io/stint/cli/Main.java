package io.stint.cli;

import io.stint.cli.term.Terminal;

/** The process {@code stint}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Stint.run(Terminal.ofProcess(), arguments));
    }
}
