package io.stint.hub.backup;

import io.stint.hub.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Compares a restored database with its backup, and what was made anew in it with what was restored. The chain goes on
 * meanwhile: of its events those are compared that the backup has, of the agreements those in which nothing happened since.
 */
final class Comparison {
    private static final String KEPT = "restored_";
    private static final String EVENTS = "chain_event";
    private static final String AGREEMENTS = "agreement";
    private static final String CASES = "arbiter_case";
    private static final String DEALINGS = "dealing";

    /** When the keeper looks at an agreement again, which it moves as it goes. */
    private static final String DUE = "due";

    /** How far the chain is read is not what it says. */
    private static final String CHECKPOINT = "chain_checkpoint";

    private final Database database;
    private final Manifest manifest;

    Comparison(Database database, Manifest manifest) {
        this.database = database;
        this.manifest = manifest;
    }

    /** Each table of the backup, byte for byte. */
    List<Finding> withBackup() {
        return database.snapshot(handle -> {
            List<Finding> findings = new ArrayList<>();
            for (Table table : Tables.all(handle)) {
                manifest.of(table.name())
                        .map(entry -> compare(handle, table, entry))
                        .ifPresent(findings::add);
            }
            return findings;
        });
    }

    /** The same, without what is made anew. */
    List<Finding> keptWithBackup() {
        return withBackup().stream()
                .filter(finding ->
                        !Tables.DERIVED.contains(finding.table()) && !Tables.GROWING.contains(finding.table()))
                .toList();
    }

    private static Finding compare(Handle handle, Table table, Manifest.Entry entry) {
        Manifest.Entry now = Copies.digest(handle, new Table(table.name(), entry.columns(), table.order()));
        return new Finding(table.name(), "as in the backup", now.equals(entry), now.rows(), entry.rows());
    }

    /** Puts aside what is about to be made anew. */
    void keepDerived() {
        database.transact(handle -> Tables.DERIVED.forEach(name -> {
            handle.execute("drop table if exists " + Table.quoted(KEPT + name));
            handle.execute("create table " + Table.quoted(KEPT + name) + " as select * from " + Table.quoted(name));
        }));
    }

    /** Each table that was made anew, row for row. */
    List<Finding> withKept() {
        return database.snapshot(handle -> Tables.DERIVED.stream()
                .filter(name -> !name.equals(CHECKPOINT))
                .map(name -> compare(handle, name))
                .toList());
    }

    private static Finding compare(Handle handle, String name) {
        String read = "exists (select 1 from (select layer, max(block) as block from " + Table.quoted(KEPT + EVENTS)
                + " group by layer) last where last.layer = e.layer and e.block <= last.block)";
        String changed = " not in (select e.agreement from " + Table.quoted(EVENTS) + " e where not " + read + ")";
        String still = switch (name) {
            case EVENTS -> " e where " + read;
            case AGREEMENTS -> " where id" + changed;
            case CASES, DEALINGS -> " where agreement" + changed;
            default -> "";
        };
        String columns = columns(handle, name);
        String now = "select " + columns + " from " + Table.quoted(name) + still;
        String then = "select " + columns + " from " + Table.quoted(KEPT + name) + still;
        long differing =
                count(handle, "(" + now + " except all " + then + ") union all (" + then + " except all " + now + ")");
        return new Finding(name, "made anew", differing == 0, count(handle, now), count(handle, then));
    }

    private static String columns(Handle handle, String name) {
        return Tables.all(handle).stream()
                .filter(table -> table.name().equals(name))
                .flatMap(table -> table.columns().stream())
                .filter(column -> !name.equals(AGREEMENTS) || !column.equals(DUE))
                .map(Table::quoted)
                .collect(Collectors.joining(", "));
    }

    private static long count(Handle handle, String rows) {
        return handle.createQuery("select count(*) from (" + rows + ") as counted")
                .mapTo(Long.class)
                .one();
    }

    /** Removes what was put aside, so that the database is as a hub's again. */
    void dropKept() {
        database.transact(handle ->
                Tables.DERIVED.forEach(name -> handle.execute("drop table if exists " + Table.quoted(KEPT + name))));
    }

    /**
     * @param how what it was compared with
     * @param rows now
     * @param before in what it was compared with
     */
    record Finding(String table, String how, boolean same, long rows, long before) {}
}
