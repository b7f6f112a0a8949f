package io.stint.cli.option;

import io.stint.cli.Files;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where a keystore's password comes from: a file, the environment, or the person. */
public final class Passwords {
    private static final String VARIABLE = "STINT_PASSWORD";
    private static final int SHORTEST = 8;

    private Passwords() {}

    /** The password of a keystore that exists. */
    public static char[] existing(Terminal terminal, Optional<Path> file) {
        return given(terminal, file)
                .or(() -> terminal.secret("Password: "))
                .orElseThrow(() -> new BadInput(
                        "no password: give --password-file, or set " + VARIABLE + ", or run this in a terminal"));
    }

    /** A password for a new keystore, asked for twice. */
    public static char[] fresh(Terminal terminal, Optional<Path> file) {
        char[] password = given(terminal, file)
                .or(() -> askedTwice(terminal))
                .orElseThrow(() ->
                        new BadInput("no password for the new keystore: give --password-file, or set " + VARIABLE));
        if (password.length < SHORTEST) {
            throw new BadInput("the password is too short; take at least " + SHORTEST + " characters");
        }
        return password;
    }

    private static Optional<char[]> given(Terminal terminal, Optional<Path> file) {
        if (file.isPresent()) {
            return Optional.of(Files.firstLine(file.get()).toCharArray());
        }
        return Optional.ofNullable(terminal.environment().get(VARIABLE)).map(String::toCharArray);
    }

    private static Optional<char[]> askedTwice(Terminal terminal) {
        return terminal.secret("New password: ").map(first -> {
            char[] second = terminal.secret("Again: ").orElse(new char[0]);
            if (!Arrays.equals(first, second)) {
                throw new BadInput("the two passwords differ; start again");
            }
            return first;
        });
    }
}
