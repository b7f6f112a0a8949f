package io.stint.cli.hub;

import io.stint.cli.option.Periods;
import io.stint.fuzz.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an operator configures. */
public final class SettingsTarget {
    private static final Path FILE = file();

    private SettingsTarget() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("stint-fuzz", ".properties");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized boolean file(byte[] input) {
        try {
            Files.write(FILE, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reading.of(() -> SettingsFile.read(FILE))
                .filter(file -> !file.values().isEmpty())
                .isPresent();
    }

    /** Neither an address nor what is shown of it has a password. */
    public static boolean shown(byte[] input) {
        String text = Reading.text(input);
        return !Masked.address(text).equals(text);
    }

    public static boolean periods(byte[] input) {
        String text = Reading.text(input);
        boolean period = Reading.of(() -> Periods.parse(text)).isPresent();
        return Reading.of(() -> Periods.parseTime(text)).isPresent() || period;
    }
}
