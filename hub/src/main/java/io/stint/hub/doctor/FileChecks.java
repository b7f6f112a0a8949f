package io.stint.hub.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine's disks say. */
final class FileChecks {
    private static final String BACKUP = "backup";
    private static final String DISK = "disk";
    private static final String NAMED = ".stint";

    /** A day, and the time that making one takes. */
    private static final Duration OLD = Duration.ofHours(26);

    private static final long ROOM = 2L << 30;

    private final Clock clock;

    FileChecks(Clock clock) {
        this.clock = clock;
    }

    Check backup(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return Check.ill(BACKUP, "unknown", "make backups, and name their folder with --backups");
        }
        try {
            Optional<Instant> newest = newest(folder.get());
            Optional<Duration> age = newest.map(at -> Duration.between(at, clock.instant()));
            return Check.of(
                    BACKUP,
                    age.filter(a -> a.compareTo(OLD) <= 0).isPresent(),
                    age.map(a -> "the newest is " + a.toHours() + " h old").orElse("there is none (*" + NAMED + ")"),
                    "make one a day into " + folder.get() + ", with a name that ends in " + NAMED);
        } catch (IOException e) {
            return Check.ill(BACKUP, "the folder cannot be read: " + e.getMessage(), "look at --backups");
        }
    }

    /** Of what a backup is named like: logs lie beside them, and what a killed backup left. */
    private static Optional<Instant> newest(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> backups = entries.filter(
                            entry -> entry.getFileName().toString().endsWith(NAMED))
                    .toList();
            List<Instant> times = new ArrayList<>();
            for (Path backup : backups) {
                times.add(Files.getLastModifiedTime(backup).toInstant());
            }
            return times.stream().max(Comparator.naturalOrder());
        }
    }

    /** @param data may not be there yet */
    static Check disk(Path data) {
        Path there = data.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return Check.of(
                    DISK, free >= ROOM, (free >> 20) + " MiB free at " + data, "make room: keep 2 GiB or more free");
        } catch (IOException e) {
            return Check.ill(DISK, "unknown: " + e.getMessage(), "look at the folder " + data);
        }
    }
}
