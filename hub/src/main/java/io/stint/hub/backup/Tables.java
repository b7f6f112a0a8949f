package io.stint.hub.backup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The tables of the hub's database, as the database itself lists them: a table that a later version adds is not forgotten. */
final class Tables {
    /**
     * Not copied: who is signed in and what wallets were asked to sign, which a thief of the file could use and which time
     * out anyway; the name of the log that cursors count in, of which a restored database begins a new one; the list of
     * migrations, which restoring makes.
     */
    static final Set<String> LEFT_OUT = Set.of("session", "sign_in_nonce", "document_log", "flyway_schema_history");

    /** What follows from documents and chain; {@link Rebuild} makes it anew. */
    static final List<String> DERIVED = List.of(
            "job_word",
            "job_edit_waiting",
            "proposal",
            "job",
            "profile",
            "chain_checkpoint",
            "chain_event",
            "arbiter_offer",
            "arbiter_answer",
            "arbiter_case",
            "agreement",
            "dealing");

    /** Grows while things are made anew: to look once more whether somebody is to be told does no harm. */
    static final Set<String> GROWING = Set.of("alert_look", "alert_mark");

    private Tables() {}

    /** What a copy has, in an order in which a table comes after those that it refers to. */
    static List<Table> all(Handle handle) {
        Map<String, Table> tables = new TreeMap<>();
        handle.createQuery("""
                        select c.relname as name,
                            array(select a.attname::text from pg_attribute a
                                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
                            array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(attnum, at)
                                join pg_attribute a on a.attnum = k.attnum
                                where i.indrelid = c.oid and a.attrelid = c.oid and i.indisprimary order by k.at) as key
                        from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace""")
                .map((row, _) -> new Table(
                        row.getString("name"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        List.of((String[]) row.getArray("key").getArray())))
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .forEach(table -> tables.put(table.name(), table));
        return inOrder(tables, references(handle));
    }

    private record Reference(String from, String to) {}

    private static List<Reference> references(Handle handle) {
        return handle.createQuery("""
                        select f.relname as source, t.relname as target from pg_constraint k
                        join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
                        where k.contype = 'f' and k.connamespace = 'public'::regnamespace""")
                .map((row, _) -> new Reference(row.getString("source"), row.getString("target")))
                .list();
    }

    private static List<Table> inOrder(Map<String, Table> tables, List<Reference> references) {
        Map<String, Table> left = new TreeMap<>(tables);
        List<Table> ordered = new java.util.ArrayList<>();
        while (!left.isEmpty()) {
            Table next = left.values().stream()
                    .filter(table -> references.stream()
                            .noneMatch(r -> r.from().equals(table.name())
                                    && !r.to().equals(r.from())
                                    && left.containsKey(r.to())))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("tables refer to each other in a circle: " + left.keySet()));
            ordered.add(next);
            left.remove(next.name());
        }
        return ordered;
    }

    /** Names of those that have rows. */
    static List<String> notEmpty(Handle handle) {
        return all(handle).stream()
                .map(Table::name)
                .filter(name -> handle.createQuery("select exists (select 1 from " + Table.quoted(name) + ")")
                        .mapTo(Boolean.class)
                        .one())
                .toList();
    }
}
