package io.stint.hub.store;

import io.stint.hub.store.ReadOnlyDatabase.Versions;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The versions of a database's tables, and what brings them to this program's. */
final class Migrations {
    /** Of this program. */
    static final String NEWEST = "latest";

    private final Flyway flyway;

    /** @param target the version that they are brought to, as Flyway names it */
    Migrations(DataSource source, String target) {
        this.flyway = Flyway.configure(Database.class.getClassLoader())
                .locations("classpath:db/migration")
                .dataSource(source)
                .target(target)
                .load();
    }

    Versions versions() {
        String wanted = Stream.of(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .reduce((_, last) -> last)
                .orElseThrow()
                .getVersion()
                .getVersion();
        return new Versions(
                Optional.ofNullable(flyway.info().current())
                        .map(migration -> migration.getVersion().getVersion()),
                wanted);
    }

    /**
     * Whether tables are to be made or changed.
     *
     * @throws StintException when they are of a later version
     */
    boolean arePending() {
        try {
            requireNotNewer();
            return !versions().fit();
        } catch (FlywayException e) {
            throw unreadable(e);
        }
    }

    /** @throws StintException when the tables are of a later version, or a migration fails */
    void run() {
        try {
            requireNotNewer();
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StintException("the database's tables cannot be brought to this version: " + e.getMessage(), e);
        }
    }

    /**
     * Changes nothing.
     *
     * @throws BadInput when the tables are of an older version, or there are none
     * @throws StintException when they are of a later version
     */
    void requireNewest() {
        try {
            requireNotNewer();
            Versions versions = versions();
            if (!versions.fit()) {
                throw new BadInput(older(versions));
            }
        } catch (FlywayException e) {
            throw unreadable(e);
        }
    }

    private static StintException unreadable(FlywayException e) {
        return new StintException("the version of the database's tables cannot be read: " + e.getMessage(), e);
    }

    private static String older(Versions versions) {
        return versions.found()
                .map(found -> "the database's tables are of version " + found + ", this program's are "
                        + versions.wanted() + "; nothing was changed. Use the program of the hub that works on the"
                        + " database; or start this program's hub on it in that one's place, which brings the tables to"
                        + " its version")
                .orElse("the database has no tables of a hub: name the hub's own with --db, or its folder with --data");
    }

    /** An older program would not know what the newer columns are for, and write rows without them. */
    private void requireNotNewer() {
        MigrationInfo newest = flyway.info().current();
        if (newest != null && newest.getState() == MigrationState.FUTURE_SUCCESS) {
            throw new StintException("the database's tables are of version " + newest.getVersion()
                    + ", which is later than this program's."
                    + " Start the program that made them, or a newer one; to go back, restore a backup");
        }
    }
}
