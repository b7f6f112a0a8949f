package io.stint.hub.backup;

import io.stint.hub.backup.Comparison.Finding;
import io.stint.hub.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a hub would do after a fire: a backup is restored into another database, what follows from documents and chain is
 * made anew, and everything is compared on the way.
 */
public final class FireDrill {
    private final Restore backup;
    private final String jdbcUrl;
    private final Function<Database, Rebuild> rebuild;

    /** @param jdbcUrl of an empty database that is thrown away afterwards */
    public FireDrill(Path backup, long chainId, String jdbcUrl, Function<Database, Rebuild> rebuild) {
        this.backup = Restore.of(backup, chainId);
        this.jdbcUrl = jdbcUrl;
        this.rebuild = rebuild;
    }

    /**
     * One comparison.
     *
     * @param rows now; {@code before}: in what it was compared with
     */
    public record Check(String what, boolean same, long rows, long before) {}

    public Instant takenAt() {
        return backup.manifest().at();
    }

    /** Fills the database and compares it with the backup. */
    public List<Check> restore() {
        backup.into(jdbcUrl);
        try (Database database = Database.openAsIs(jdbcUrl)) {
            return checks(new Comparison(database, backup.manifest()).withBackup());
        }
    }

    /** Makes anew what can be made, and compares that with what was restored and all else with the backup. */
    public List<Check> makeAnew() {
        try (Database database = Database.openAsIs(jdbcUrl)) {
            Comparison comparison = new Comparison(database, backup.manifest());
            comparison.keepDerived();
            rebuild.apply(database).run();
            List<Check> checks = new ArrayList<>(checks(comparison.withKept()));
            comparison.dropKept();
            checks.addAll(checks(comparison.keptWithBackup()));
            return checks;
        }
    }

    private static List<Check> checks(List<Finding> findings) {
        return findings.stream()
                .map(f -> new Check(f.table() + ", " + f.how(), f.same(), f.rows(), f.before()))
                .toList();
    }
}
