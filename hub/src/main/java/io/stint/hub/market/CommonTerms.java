package io.stint.hub.market;

import io.stint.hub.store.Database;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many jobs have a term, as PostgreSQL counted in its last sample of them; of rare terms it says nothing. Empty in a
 * database that it has not counted yet.
 */
final class CommonTerms {
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private final Database database;
    private final Kept<NavigableMap<String, Double>> shares = new Kept<>(this::find, _ -> KEPT);

    CommonTerms(Database database) {
        this.database = database;
    }

    /** Of all jobs, those with one of the terms; from 0 to 1, and rather too many. */
    double share(JobTerm term) {
        NavigableMap<String, Double> known = shares.now();
        double sum = 0;
        for (String lexeme : term.lexemes()) {
            Map<String, Double> found =
                    known.subMap(lexeme, true, term.begins() ? lexeme + Character.MAX_VALUE : lexeme, true);
            for (double share : found.values()) {
                sum += share;
            }
        }
        return Math.min(1, sum);
    }

    private NavigableMap<String, Double> find() {
        NavigableMap<String, Double> found = new TreeMap<>();
        database.with(handle -> handle.createQuery("""
                        select lexeme, share from pg_stats,
                            unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (lexeme, share)
                        where schemaname = 'public' and tablename = 'job' and attname = 'terms' and lexeme is not null""")
                .map((row, context) -> found.put(row.getString("lexeme"), row.getDouble("share")))
                .list());
        return found;
    }
}
