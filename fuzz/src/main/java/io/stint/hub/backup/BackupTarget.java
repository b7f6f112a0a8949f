package io.stint.hub.backup;

import io.stint.fuzz.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Backups that somebody else wrote. */
public final class BackupTarget {
    private static final long CHAIN = 31;
    private static final Path FILE = file();

    private BackupTarget() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("stint-fuzz", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized boolean archive(byte[] input) {
        try {
            Files.write(FILE, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reading.of(() -> Restore.of(FILE, CHAIN)).isPresent();
    }

    public static boolean manifest(byte[] input) {
        Optional<Manifest> read = Reading.of(() -> Manifest.parse(Reading.text(input)));
        read.ifPresent(manifest -> Reading.same(manifest, Manifest.parse(manifest.json())));
        return read.isPresent();
    }
}
