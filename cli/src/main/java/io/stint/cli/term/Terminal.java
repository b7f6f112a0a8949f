package io.stint.cli.term;

import io.stint.protocol.BadInput;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Where a command reads and writes. Results go to {@code out}, progress and questions to {@code err}, so that output can
 * be piped.
 *
 * @param interactive whether a person can answer
 * @param colours whether escape codes are wanted
 * @param afterwards what is to be done once the answer, or what went wrong, is in front of whoever asked
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        boolean interactive,
        boolean colours,
        Map<String, String> environment,
        Queue<Runnable> afterwards) {

    /** The process's own. Colours unless piped, or unless NO_COLOR says so. */
    public static Terminal ofProcess() {
        boolean person = console().isPresent();
        boolean colours = person && !System.getenv().containsKey("NO_COLOR");
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                person,
                colours,
                System.getenv(),
                new ArrayDeque<>());
    }

    /** Does what was to be done {@link #afterwards}. */
    public void answered() {
        out.flush();
        err.flush();
        while (!afterwards.isEmpty()) {
            afterwards.remove().run();
        }
    }

    /** A line for the person who waits; never part of the result. */
    public void progress(String line) {
        err.println(line);
    }

    /**
     * Asks before money moves.
     *
     * @throws BadInput when nobody can answer, or the answer is not yes
     */
    public void confirm(String question) {
        if (!interactive) {
            throw new BadInput("this moves money and nobody can be asked; add --yes to go ahead");
        }
        err.print(question + " [y/N] ");
        err.flush();
        String answer = readLine().orElse("").strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new BadInput("nothing was sent");
        }
    }

    /** Waits until the person presses Enter. */
    public void pause(String prompt) {
        err.print(prompt);
        err.flush();
        readLine();
    }

    /** Reads a secret without showing it, where the terminal can do that. */
    public Optional<char[]> secret(String prompt) {
        if (!interactive) {
            return Optional.empty();
        }
        Optional<Console> console = console();
        if (console.isPresent()) {
            return Optional.ofNullable(console.get().readPassword("%s", prompt));
        }
        err.print(prompt);
        err.flush();
        return readLine().map(String::toCharArray);
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private Optional<String> readLine() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
