package io.stint.hub;

import io.stint.hub.backup.FireDrill;
import io.stint.hub.backup.FireDrill.Check;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rehearses a fire: the hub is built up from a backup alone, on another database and port, and compared. */
public final class Rehearsal {
    private final HubConfig config;
    private final Path backup;

    /**
     * @param config of the hub that serves what was built up; its database, keeper and peers are not touched
     * @param backup a file
     */
    public Rehearsal(HubConfig config, Path backup) {
        this.config = config;
        this.backup = backup;
    }

    /** @param takenAt when the backup was */
    public record Verdict(Path backup, Instant takenAt, List<Check> checks) {
        public Verdict {
            checks = List.copyOf(checks);
        }

        public boolean ok() {
            return checks.stream().allMatch(Check::same);
        }
    }

    /**
     * Leaves nothing behind.
     *
     * @param tell what happens now, in words
     * @param look what is done while the hub that was built up serves
     */
    public Verdict run(Consumer<String> tell, Consumer<URI> look) {
        Path folder = temporary();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgresql"))) {
            return run(folder, database.jdbcUrl(), tell, look);
        } finally {
            delete(folder);
        }
    }

    private Verdict run(Path folder, String jdbcUrl, Consumer<String> tell, Consumer<URI> look) {
        HubConfig second = second(folder, jdbcUrl);
        Clock clock = Clock.systemUTC();
        FireDrill drill = new FireDrill(
                backup, config.chain().chainId(), jdbcUrl, database -> Workshop.rebuild(database, second, clock));
        tell.accept("restoring " + backup + ", taken at " + drill.takenAt());
        List<Check> checks = new ArrayList<>(drill.restore());
        tell.accept("looking at the pages of the hub that was restored");
        Board restored;
        try (Hub hub = Hub.rehearse(second)) {
            restored = Board.of(hub.address());
        }
        tell.accept("making anew what follows from documents and chain");
        checks.addAll(drill.makeAnew());
        try (Hub hub = Hub.rehearse(second)) {
            Board anew = Board.of(hub.address());
            checks.add(new Check(
                    "the board over HTTP", anew.jobs().equals(restored.jobs()), anew.count(), restored.count()));
            checks.add(new Check(
                    "people over HTTP",
                    anew.people().equals(restored.people()),
                    anew.people().size(),
                    restored.people().size()));
            look.accept(hub.address());
        }
        return new Verdict(backup, drill.takenAt(), checks);
    }

    private HubConfig second(Path folder, String jdbcUrl) {
        return HubConfig.in(folder, config.layers())
                .name(config.name())
                .database(Optional.of(jdbcUrl))
                .listen(config.host(), config.port())
                .largest(config.largest())
                .rates(config.rates())
                .house(config.house())
                .build();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stint-rehearsal");
        } catch (IOException e) {
            throw new StintException("there is no place to rehearse in: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new StintException("what was rehearsed in " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
