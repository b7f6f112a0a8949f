package io.stint.cli;

import io.stint.cli.term.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;

/**
 * The command in this process, on streams of bytes.
 *
 * @param interactive whether a person answers
 * @param answers what that person types
 */
public record CommandLineOfTest(boolean interactive, String answers, boolean colours, Map<String, String> environment) {
    /** As a script runs it: nobody answers, no colours. */
    public static final CommandLineOfTest SCRIPT = new CommandLineOfTest(false, "", false, Map.of());

    /** A person who types these lines. */
    public static CommandLineOfTest person(String... lines) {
        return new CommandLineOfTest(true, String.join("\n", lines) + "\n", false, Map.of());
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(answers)),
                interactive,
                colours,
                environment,
                new ArrayDeque<>());
        int code = Stint.run(terminal, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
